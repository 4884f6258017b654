#!/bin/sh
# Trains the embedder from the data directory $1 and, where given, the pack drawings in $2.
set -eu
here=$(dirname "$0")
# torch's threads would wait for each other in a loop and take the cores from the box.
export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE
set -- --data "$1" ${2:+--drawings "$2"} --version "${VERSION:-1}"
"${PYTHON:-python3}" "$here/train.py" "$@"
"${PYTHON:-python3}" "$here/train.py" "$@" --ship
