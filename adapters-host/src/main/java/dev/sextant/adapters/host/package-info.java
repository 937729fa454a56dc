/// The real machine: files, streams, clocks, entropy, sockets. Everything here asks for one name in an open directory at a time, and
/// blocks only where the port says so.
package dev.sextant.adapters.host;
