#include "demo/listener.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace demo {

namespace {

thread_local Wire *currentWire = nullptr;

} // namespace

Listener::Listener(Answer answer, std::function<void()> everySecond)
    : m_answer(std::move(answer)), m_everySecond(std::move(everySecond))
{
    const auto handle = [this](const httplib::Request &request, httplib::Response &response) {
        m_answer(request, response, *currentWire);
    };
    const std::string everything = "[\\s\\S]*";
    Get(everything, handle);
    Post(everything, Server::Handler(handle));
    Put(everything, Server::Handler(handle));
    Patch(everything, Server::Handler(handle));
    Delete(everything, Server::Handler(handle));
    Options(everything, handle);
    set_keep_alive_max_count(1000);
    set_payload_max_length(64 * 1024 * 1024);
    // Without SO_REUSEPORT, which would let two relays share one port without a word.
    set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
}

Listener::~Listener()
{
    close({});
}

core::Result<quint16> Listener::open(quint16 port)
{
    int bound = port;
    if (port == 0)
        bound = bind_to_any_port("127.0.0.1");
    else if (!bind_to_port("127.0.0.1", port))
        bound = -1;
    if (bound <= 0)
        return core::Error{core::ErrorKind::Offline, QStringLiteral("port %1 is taken").arg(port)};
    m_isClosing = false;
    m_thread = std::thread([this] { acceptAll(); });
    return static_cast<quint16>(bound);
}

void Listener::close(const std::function<void()> &mayLeave)
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
        for (Connection &connection : m_connections)
            if (!connection.isOver)
                Wire::cut(connection.socket);
    }
    Wire::cut(svr_sock_);
    if (mayLeave)
        mayLeave();
    m_thread.join();
    reap(true);
    ::close(svr_sock_);
    svr_sock_ = -1;
}

void Listener::acceptAll()
{
    for (;;) {
        pollfd entry{svr_sock_, POLLIN, 0};
        const int ready = ::poll(&entry, 1, 1000);
        reap(false);
        if (m_everySecond)
            m_everySecond();
        if (ready <= 0) {
            const std::lock_guard lock(m_mutex);
            if (m_isClosing)
                return;
            continue;
        }
        const socket_t socket = ::accept(svr_sock_, nullptr, nullptr);
        const std::lock_guard lock(m_mutex);
        if (m_isClosing) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        if (socket < 0)
            continue;
        const int yes = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        Connection &connection = m_connections.emplace_back();
        connection.socket = socket;
        connection.thread = std::thread([this, &connection] { serve(connection); });
    }
}

void Listener::serve(Connection &connection)
{
    Wire wire(connection.socket);
    currentWire = &wire;
    const auto prepare = [](httplib::Request &request) {
        // The relays compress the management API only.
        if (request.path.rfind("/v1", 0) == 0 || request.path.rfind("/claude/", 0) == 0)
            request.headers.erase("Accept-Encoding");
    };
    // Version 0.11 of the library takes the addresses from the stream, later ones as arguments.
    const auto exchange = [&](auto &server, bool &isClosed) {
        if constexpr (requires { server.process_request(wire, false, isClosed, prepare); }) {
            return server.process_request(wire, false, isClosed, prepare);
        } else {
            std::string remote, local;
            int remotePort = 0, localPort = 0;
            wire.get_remote_ip_and_port(remote, remotePort);
            wire.get_local_ip_and_port(local, localPort);
            return server.process_request(wire, remote, remotePort, local, localPort, false, isClosed, prepare);
        }
    };
    bool isClosed = false;
    while (!isClosed && exchange(*this, isClosed) && !wire.losesAnswers()) {
    }
    currentWire = nullptr;
    Wire::cut(connection.socket);
    const std::lock_guard lock(m_mutex);
    ::close(connection.socket);
    connection.isOver = true;
}

void Listener::reap(bool all)
{
    std::list<Connection> over;
    {
        const std::lock_guard lock(m_mutex);
        for (auto it = m_connections.begin(); it != m_connections.end();) {
            const auto next = std::next(it);
            if (all || it->isOver)
                over.splice(over.end(), m_connections, it);
            it = next;
        }
    }
    for (Connection &connection : over)
        connection.thread.join();
}

} // namespace demo
