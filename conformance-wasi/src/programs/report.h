/* How programs say what a call answered: the same text natively and as WebAssembly, where the numbers of errors differ. */
#ifndef REPORT_H
#define REPORT_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *error_name(int error) {
    switch (error) {
        case 0: return "ok";
        case EACCES: return "EACCES";
        case EAGAIN: return "EAGAIN";
        case EBADF: return "EBADF";
        case EEXIST: return "EEXIST";
        case EFAULT: return "EFAULT";
        case EFBIG: return "EFBIG";
        case EINVAL: return "EINVAL";
        case EISDIR: return "EISDIR";
        case ELOOP: return "ELOOP";
        case EMFILE: return "EMFILE";
        case ENAMETOOLONG: return "ENAMETOOLONG";
        case ENFILE: return "ENFILE";
        case ENOENT: return "ENOENT";
        case ENOSPC: return "ENOSPC";
        case ENOTCONN: return "ENOTCONN";
        case ENOTDIR: return "ENOTDIR";
        case ENOTEMPTY: return "ENOTEMPTY";
        case ENOTSOCK: return "ENOTSOCK";
        case ENOTSUP: return "ENOTSUP";
        case EPERM: return "EPERM";
        case EPIPE: return "EPIPE";
        case EROFS: return "EROFS";
        case ESPIPE: return "ESPIPE";
        case EXDEV: return "EXDEV";
        default: return strerror(error);
    }
}

/* Prints what was done and whether it went well, else why not. */
static inline int said(const char *what, long answer) {
    printf("%s: %s\n", what, answer < 0 ? error_name(errno) : "ok");
    return answer < 0 ? -1 : 0;
}

/* FNV-1a, for what is too long to print. */
static inline uint64_t fingerprint(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *next = bytes;
    while (count--) hash = (hash ^ *next++) * 1099511628211u;
    return hash;
}

#define FINGERPRINT 14695981039346656037u

/* The same numbers everywhere: a linear congruential generator's upper bits. */
static inline uint32_t next_number(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t) (*state >> 33);
}

#endif
