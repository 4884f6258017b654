#!/usr/bin/env bash
# Installs Tillbox as an appliance on Debian 12: program in /opt/tillbox, data in /var/lib/tillbox,
# one hardened systemd unit per process. Run it as root from a clone; run it again to update.
#   deploy/systemd/install.sh            installs, enables and starts
#   deploy/systemd/install.sh --no-start installs only
set -euo pipefail

[ "${1:-}" = "--help" ] && { sed -n 2,5p "$0"; exit 0; }
[ "$(id -u)" -eq 0 ] || { echo "Run this as root: sudo $0" >&2; exit 1; }
here="$(cd "$(dirname "$0")/../.." && pwd)"
node_version="$(/usr/bin/node -p 'process.versions.node' 2>/dev/null || true)"
[ -n "$node_version" ] || { echo "Install Node.js 20.19 or newer as /usr/bin/node first." >&2; exit 1; }

echo "• building in $here"
(cd "$here" && /usr/bin/node deploy/setup/prepare.mjs)

echo "• user and folders"
id tillbox >/dev/null 2>&1 || useradd --system --home-dir /var/lib/tillbox --shell /usr/sbin/nologin tillbox
install -d -m 0755 /opt/tillbox
install -d -m 0700 -o tillbox -g tillbox /var/lib/tillbox

echo "• program"
rm -rf /opt/tillbox/next
install -d -m 0755 /opt/tillbox/next
cp -a "$here/dist" "$here/package.json" "$here/package-lock.json" "$here/node_modules" "$here/deploy" /opt/tillbox/next/
(cd /opt/tillbox/next && npm prune --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error)
# The binaries of other systems: 200 MB that this box never loads.
find /opt/tillbox/next/node_modules/onnxruntime-node/bin -mindepth 2 -maxdepth 2 -type d ! -name linux -prune -exec rm -rf {} + 2>/dev/null || true
systemctl stop tillbox.target 2>/dev/null || true
for entry in dist package.json package-lock.json node_modules deploy; do
  rm -rf "/opt/tillbox/$entry"
  mv "/opt/tillbox/next/$entry" "/opt/tillbox/$entry"
done
rmdir /opt/tillbox/next
chown -R root:root /opt/tillbox
ln -sfn /opt/tillbox/deploy/setup/tillbox.mjs /usr/local/bin/tillbox

echo "• units"
install -m 0644 "$here"/deploy/systemd/tillbox*.service "$here"/deploy/systemd/tillbox.target /etc/systemd/system/
install -d /etc/systemd/system/tillbox-.service.d
install -m 0644 "$here"/deploy/systemd/tillbox-.service.d/hardening.conf /etc/systemd/system/tillbox-.service.d/
systemctl daemon-reload
[ "${1:-}" = "--no-start" ] || systemctl enable --now tillbox.target
echo "Installed. Settings: /var/lib/tillbox/tillbox.toml. Health: sudo -u tillbox TILLBOX_DATA=/var/lib/tillbox tillbox doctor"
