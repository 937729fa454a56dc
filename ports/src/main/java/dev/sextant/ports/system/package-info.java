/// What a guest may be given of the machine it runs on: arguments, clocks, random numbers, streams, files, sockets. Nothing real is
/// reachable unless it is granted: [Grants#NONE] has a safe fake for each.
package dev.sextant.ports.system;
