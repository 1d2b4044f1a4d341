#pragma once

#include "core/result.h"
#include "demo/tls.h"
#include "demo/wire.h"

#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace demo {

// The port: accepts, reads requests with the HTTP library and hands each to one function, on a thread per connection.
class Listener final : private httplib::Server
{
public:
    using Answer = std::function<void(const httplib::Request &, httplib::Response &, Wire &)>;

    // tls: its connections are encrypted with that certificate; null: they are not.
    Listener(Answer answer, std::function<void()> everySecond, const SelfSigned *tls);
    ~Listener() override;

    // The port that was opened. Offline: it is taken.
    core::Result<quint16> open(quint16 port);
    // Frees the port, cuts every connection and waits for their threads. mayLeave is called after the cutting: it
    // wakes handlers that sleep.
    void close(const std::function<void()> &mayLeave);
    bool isOpen() const { return m_thread.joinable(); }

private:
    struct Connection
    {
        socket_t socket = -1;
        std::thread thread{};
        bool isOver = false;
    };

    void acceptAll();
    void serve(Connection &connection);
    void converse(Wire &wire);
    void reap(bool all);

    Answer m_answer;
    const SelfSigned *m_tls;
    std::function<void()> m_everySecond;
    std::thread m_thread{};
    std::mutex m_mutex{};
    std::list<Connection> m_connections{};
    bool m_isClosing = false;
};

} // namespace demo
