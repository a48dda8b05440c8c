// Asks a running workbench from many kept connections at once, on one thread, so that the client takes little
// of the machine.
//
//   ask_at_once PORT COOKIE CLIENTS together|by_turns <PATHS
//
// together: as many requests as there are clients are sent at the same moment, and when all are answered the
// next ones. by_turns: each client asks again as soon as it has its answer. Prints, for each path of the
// standard input, milliseconds from sending (together: from that moment) to the answer's last byte.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Client {
  int socket = -1;
  size_t asking = SIZE_MAX;  // which path; SIZE_MAX: none
  Clock::time_point since;
  std::string answer;
};

[[noreturn]] void fail(const std::string& what) {
  std::perror(what.c_str());
  std::exit(1);
}

int connect_to(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int made = ::socket(AF_INET, SOCK_STREAM, 0), one = 1;
  if (made < 0 || ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
    fail("connect");
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return made;
}

bool is_whole(const std::string& answer) {
  const size_t head = answer.find("\r\n\r\n"), length = answer.find("Content-Length: ");
  return head != std::string::npos && length < head &&
         answer.size() >= head + 4 + std::strtoull(answer.c_str() + length + 16, nullptr, 10);
}

class Asker {
 public:
  Asker(int port, std::string cookie, size_t clients, std::vector<std::string> paths)
      : port_(port),
        cookie_(std::move(cookie)),
        paths_(std::move(paths)),
        clients_(clients),
        took_(paths_.size()) {
    for (Client& client : clients_) client.socket = connect_to(port);
  }

  std::vector<double> run(bool together) {
    while (answered_ < paths_.size()) {
      const bool may_ask = !together || under_way_ == 0;
      const Clock::time_point now = Clock::now();
      for (Client& client : clients_)
        if (may_ask && client.asking == SIZE_MAX && next_ < paths_.size()) ask(client, now);
      wait();
    }
    return took_;
  }

 private:
  void ask(Client& client, Clock::time_point now) {
    client.asking = next_++;
    client.since = now;
    client.answer.clear();
    ++under_way_;
    const std::string request = "GET " + paths_[client.asking] +
                                " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                                "\r\nCookie: " + cookie_ + "\r\n\r\n";
    if (::send(client.socket, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size()))
      fail("send");
  }

  void wait() {
    std::vector<pollfd> waiting;
    for (const Client& client : clients_)
      waiting.push_back({client.asking == SIZE_MAX ? -1 : client.socket, POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), 60000) <= 0) fail("no answer in a minute");
    for (size_t i = 0; i < clients_.size(); ++i)
      if (waiting[i].revents != 0) take(clients_[i]);
  }

  void take(Client& client) {
    char part[65536];
    const ssize_t size = ::recv(client.socket, part, sizeof part, 0);
    if (size <= 0) fail(paths_[client.asking]);
    client.answer.append(part, static_cast<size_t>(size));
    if (!is_whole(client.answer)) return;
    if (!client.answer.starts_with("HTTP/1.1 200")) {
      std::cerr << paths_[client.asking] << ": " << client.answer.substr(0, 500) << "\n";
      std::exit(1);
    }
    took_[client.asking] = std::chrono::duration<double, std::milli>(Clock::now() - client.since).count();
    client.asking = SIZE_MAX;
    --under_way_;
    ++answered_;
  }

  int port_;
  std::string cookie_;
  std::vector<std::string> paths_;
  std::vector<Client> clients_;
  std::vector<double> took_;
  size_t next_ = 0, under_way_ = 0, answered_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::cerr << "usage: ask_at_once PORT COOKIE CLIENTS together|by_turns <PATHS\n";
    return 2;
  }
  std::vector<std::string> paths;
  for (std::string path; std::getline(std::cin, path);) paths.push_back(path);
  Asker asker(std::atoi(arguments[1]), arguments[2],
              static_cast<size_t>(std::max(1, std::atoi(arguments[3]))), paths);
  for (const double milliseconds : asker.run(std::string(arguments[4]) == "together"))
    std::printf("%.3f\n", milliseconds);
  return 0;
}
