/*
 * Stands between the ledger's process and its disk, loaded with LD_PRELOAD. Concerns only the files of the
 * folder TILLBOX_DISK whose names begin with "ledger.db" or "acks", never the shared-memory index.
 *
 * TILLBOX_DISK_LOG   every write, truncation and sync is appended to this file, for the replayer:
 *                    op (1 byte), name length (1), data length (4), offset (8), name, data; little endian.
 * TILLBOX_DISK_FAIL  "N KIND": call number N fails. KIND is eio (once), enospc (from then on) or
 *                    short (half of the bytes are written).
 * TILLBOX_DISK_FULL  while this file exists, nothing grows: ENOSPC.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *folder, *full;
static int log_fd = -1;
static long fail_at, calls;
static char fail_kind[16];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name, type)                              \
  static type real;                                   \
  if (!real) real = (type)dlsym(RTLD_NEXT, #name)

typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef int (*truncate_call)(int, off_t);
typedef int (*sync_call)(int);

static ssize_t plain_write(int fd, const void *data, size_t size) {
  REAL(write, write_call);
  return real(fd, data, size);
}

__attribute__((constructor)) static void prepare(void) {
  folder = getenv("TILLBOX_DISK");
  full = getenv("TILLBOX_DISK_FULL");
  const char *path = getenv("TILLBOX_DISK_LOG");
  if (path) log_fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  const char *fail = getenv("TILLBOX_DISK_FAIL");
  if (fail) sscanf(fail, "%ld %15s", &fail_at, fail_kind);
}

/* The file's name within the folder, or NULL when it does not concern us. */
static const char *name_of(int fd, char *path, size_t size) {
  if (!folder) return NULL;
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return NULL;
  path[length] = 0;
  size_t prefix = strlen(folder);
  if (strncmp(path, folder, prefix) != 0 || path[prefix] != '/') return NULL;
  const char *name = path + prefix + 1;
  if (strstr(name, "-shm")) return NULL;
  return strncmp(name, "ledger.db", 9) == 0 || strncmp(name, "acks", 4) == 0 ? name : NULL;
}

static void note(char op, const char *name, uint64_t offset, const void *data, uint32_t size) {
  if (log_fd < 0) return;
  char head[14 + 256];
  uint8_t length = (uint8_t)strlen(name);
  head[0] = op;
  head[1] = (char)length;
  memcpy(head + 2, &size, 4);
  memcpy(head + 6, &offset, 8);
  memcpy(head + 14, name, length);
  pthread_mutex_lock(&lock);
  plain_write(log_fd, head, 14 + length);
  if (size > 0) plain_write(log_fd, data, size);
  pthread_mutex_unlock(&lock);
}

enum fault { NONE, ERROR, HALF };

/* Whether this call fails; errno is then set. */
static enum fault fault_of(const char *name, int grows) {
  if (strncmp(name, "acks", 4) == 0) return NONE;
  if (grows && full && access(full, F_OK) == 0) {
    errno = ENOSPC;
    return ERROR;
  }
  if (fail_at == 0) return NONE;
  long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  if (strcmp(fail_kind, "enospc") == 0 && grows && call >= fail_at) {
    errno = ENOSPC;
    return ERROR;
  }
  if (call != fail_at) return NONE;
  if (strcmp(fail_kind, "short") == 0) return grows ? HALF : NONE;
  errno = EIO;
  return strcmp(fail_kind, "eio") == 0 ? ERROR : NONE;
}

ssize_t write(int fd, const void *data, size_t size) {
  char path[512];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return plain_write(fd, data, size);
  enum fault fault = fault_of(name, 1);
  if (fault == ERROR) return -1;
  off_t offset = lseek(fd, 0, SEEK_CUR);
  ssize_t done = plain_write(fd, data, fault == HALF && size > 1 ? size / 2 : size);
  if (done > 0) note('W', name, (uint64_t)offset, data, (uint32_t)done);
  return done;
}

static ssize_t write_at(pwrite_call real, int fd, const void *data, size_t size, off_t offset) {
  char path[512];
  const char *name = name_of(fd, path, sizeof path);
  if (!name) return real(fd, data, size, offset);
  enum fault fault = fault_of(name, 1);
  if (fault == ERROR) return -1;
  ssize_t done = real(fd, data, fault == HALF && size > 1 ? size / 2 : size, offset);
  if (done > 0) note('W', name, (uint64_t)offset, data, (uint32_t)done);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
  REAL(pwrite, pwrite_call);
  return write_at(real, fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) {
  REAL(pwrite64, pwrite_call);
  return write_at(real, fd, data, size, offset);
}

static int cut(truncate_call real, int fd, off_t size) {
  char path[512];
  const char *name = name_of(fd, path, sizeof path);
  if (name && fault_of(name, 0) == ERROR) return -1;
  int status = real(fd, size);
  if (name && status == 0) note('T', name, (uint64_t)size, NULL, 0);
  return status;
}

int ftruncate(int fd, off_t size) {
  REAL(ftruncate, truncate_call);
  return cut(real, fd, size);
}

int ftruncate64(int fd, off_t size) {
  REAL(ftruncate64, truncate_call);
  return cut(real, fd, size);
}

static int flush(sync_call real, int fd) {
  char path[512];
  const char *name = name_of(fd, path, sizeof path);
  if (name && fault_of(name, 0) == ERROR) return -1;
  int status = real(fd);
  if (name && status == 0) note('S', name, 0, NULL, 0);
  return status;
}

int fsync(int fd) {
  REAL(fsync, sync_call);
  return flush(real, fd);
}

int fdatasync(int fd) {
  REAL(fdatasync, sync_call);
  return flush(real, fd);
}
