//! Extended attributes: marks of the user, access lists, security labels.

use std::{ffi::CStr, fs::File};

use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};

/// Room for the names, and for one value, of a file's attributes. More than this is left behind.
const ROOM: usize = 64 * 1024;

/// Gives `new` the attributes of `old` that belong to the file and not to its inode.
///
/// Whatever cannot be copied is left: attributes are never worth a lost save.
pub(super) fn copy(old: &File, new: &File) {
    let mut names = vec![0; ROOM];
    let Ok(length) = flistxattr(old, names.as_mut_slice()) else {
        return;
    };
    names.truncate(length);
    for name in names.split_inclusive(|&byte| byte == 0) {
        if let Ok(name) = CStr::from_bytes_with_nul(name)
            && wanted(name)
        {
            copy_one(old, new, name);
        }
    }
}

fn copy_one(old: &File, new: &File, name: &CStr) {
    let mut value = vec![0; ROOM];
    if let Ok(length) = fgetxattr(old, name, value.as_mut_slice()) {
        value.truncate(length);
        let _best_effort = fsetxattr(new, name, &value, XattrFlags::empty());
    }
}

/// Whether the attribute was somebody's wish. On Linux the others describe the inode itself.
fn wanted(name: &CStr) -> bool {
    let name = name.to_bytes();
    cfg!(target_os = "macos")
        || name.starts_with(b"user.")
        || name == b"security.selinux"
        || name == b"system.posix_acl_access"
}
