// The calls of Linux that Swift's Glibc and Musl modules do not import.
//
// Both return 0, or -1 and set errno. On other systems this header declares nothing.

#ifndef IBID_SYSTEM_CALLS_H
#define IBID_SYSTEM_CALLS_H

#ifdef __linux__

/// renameat2(2) on two paths. Older C libraries have no function for it, so the kernel is called.
int ibid_rename(const char *path, const char *new_path, unsigned int flags);

/// Copies the extended attributes of a file, access control lists among them, to an open file.
///
/// Attributes that the file system or the user's rights do not allow are left out. See xattr(7).
void ibid_copy_attributes(const char *path, int descriptor);

#endif
#endif
