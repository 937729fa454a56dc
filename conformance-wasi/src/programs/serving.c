/* Sockets: serves one who connects to the listener, descriptor N: serving N. Answers in capitals until the other side ends. Only
   for WASI: a native program would have to make the listener itself. */
#include "report.h"
#include <ctype.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc != 2) return 64;
    int listener = atoi(argv[1]);
    struct pollfd waiting = {.fd = listener, .events = POLLIN};
    printf("poll %d %d\n", poll(&waiting, 1, 60000), (waiting.revents & POLLIN) != 0);
    int other = accept(listener, NULL, NULL);
    if (said("accept", other)) return 1;

    char block[1000];
    waiting = (struct pollfd) {.fd = other, .events = POLLIN};
    printf("poll %d\n", poll(&waiting, 1, 60000));
    printf("peek %zd %c\n", recv(other, block, 1, MSG_PEEK), block[0]);
    printf("all %zd %.5s\n", recv(other, block, 5, MSG_WAITALL), block);
    ssize_t count, all = 5;
    said("send", send(other, "hello ", 6, 0));
    while ((count = recv(other, block, sizeof block, 0)) > 0) {
        for (ssize_t i = 0; i < count; i++) block[i] = (char) toupper((unsigned char) block[i]);
        for (ssize_t done = 0; done < count;) {
            size_t left = (size_t) (count - done);
            ssize_t sent = all % 2 ? write(other, block + done, left) : send(other, block + done, left, 0);
            if (sent < 0) return said("send", sent), 2;
            done += sent;
        }
        all += count;
    }
    printf("end %zd, of %zd bytes\n", count, all);
    said("seek", lseek(other, 0, SEEK_SET));
    struct stat status;
    printf("socket %d\n", fstat(other, &status) == 0 && S_ISSOCK(status.st_mode));
    said("shutdown", shutdown(other, SHUT_WR));
    said("send", send(other, "x", 1, 0));
    said("close", close(other));
    said("recv", recv(other, block, 1, 0));
    fcntl(listener, F_SETFL, O_NONBLOCK);
    said("accept", accept(listener, NULL, NULL));
    int file = open("f", O_CREAT | O_RDWR, 0644);
    said("recv from a file", recv(file, block, 1, 0));
    return 0;
}
