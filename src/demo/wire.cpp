#include "demo/wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace demo {

namespace {

constexpr size_t most = 1 << 20; // in one go, as TLS counts in int

short eventsOf(socket_t socket, short wanted, int timeoutMs)
{
    pollfd entry{socket, wanted, 0};
    return ::poll(&entry, 1, timeoutMs) > 0 ? entry.revents : 0;
}

void describe(const sockaddr_in &address, std::string &ip, int &port)
{
    char text[INET_ADDRSTRLEN] = {};
    ::inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
    ip = text;
    port = ntohs(address.sin_port);
}

} // namespace

bool Wire::isCut() const
{
    return (eventsOf(m_socket, POLLRDHUP, 0) & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

void Wire::cut(socket_t socket)
{
    ::shutdown(socket, SHUT_RDWR);
}

bool Wire::is_readable() const
{
    if (m_session && SSL_pending(m_session.get()) > 0)
        return true;
    return (eventsOf(m_socket, POLLIN, 60'000) & POLLIN) != 0;
}

bool Wire::is_writable() const
{
    return m_losesAnswers || !isCut();
}

ssize_t Wire::read(char *data, size_t size)
{
    if (m_session)
        return SSL_read(m_session.get(), data, static_cast<int>(std::min(size, most)));
    ssize_t count = 0;
    do {
        count = ::recv(m_socket, data, size, 0);
    } while (count < 0 && errno == EINTR);
    return count;
}

ssize_t Wire::write(const char *data, size_t size)
{
    if (m_losesAnswers)
        return static_cast<ssize_t>(size);
    if (m_session)
        return SSL_write(m_session.get(), data, static_cast<int>(std::min(size, most)));
    ssize_t count = 0;
    do {
        count = ::send(m_socket, data, size, MSG_NOSIGNAL);
    } while (count < 0 && errno == EINTR);
    return count;
}

void Wire::get_remote_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    if (::getpeername(m_socket, reinterpret_cast<sockaddr *>(&address), &length) == 0)
        describe(address, ip, port);
}

void Wire::get_local_ip_and_port(std::string &ip, int &port) const
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    if (::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length) == 0)
        describe(address, ip, port);
}

} // namespace demo
