#define _GNU_SOURCE
#include "SystemCalls.h"

#ifdef __linux__

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

int ibid_rename(const char *path, const char *new_path, unsigned int flags) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, new_path, flags);
}

static void copy_attribute(const char *path, int descriptor, const char *name) {
  ssize_t size = getxattr(path, name, NULL, 0);
  if (size < 0) return;
  // malloc(0) may be NULL, and an attribute may have no bytes.
  char *value = malloc((size_t)size + 1);
  if (value == NULL) return;
  size = getxattr(path, name, value, (size_t)size);
  if (size >= 0) (void)fsetxattr(descriptor, name, value, (size_t)size, 0);
  free(value);
}

void ibid_copy_attributes(const char *path, int descriptor) {
  ssize_t size = listxattr(path, NULL, 0);
  if (size <= 0) return;
  char *names = malloc((size_t)size);
  if (names == NULL) return;
  size = listxattr(path, names, (size_t)size);
  for (ssize_t start = 0; start < size; start += (ssize_t)strlen(names + start) + 1) {
    copy_attribute(path, descriptor, names + start);
  }
  free(names);
}

#else

// A file with no declaration is no C.
typedef int ibid_nothing;

#endif
