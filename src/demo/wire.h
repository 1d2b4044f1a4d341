#pragma once

#include <httplib.h>

#include <memory>

namespace demo {

// One accepted connection as a stream of the HTTP library. Its own, because the library's can neither be cut from
// another thread nor notices that the other side has gone.
class Wire final : public httplib::Stream
{
public:
    // session: with TLS.
    explicit Wire(socket_t socket, std::shared_ptr<SSL> session = {}) : m_socket(socket), m_session(std::move(session))
    {
    }

    // From now on what is written goes nowhere: the answer is lost, the work was done.
    void loseAnswers() { m_losesAnswers = true; }
    bool losesAnswers() const { return m_losesAnswers; }
    // The other side closed or the relay stops.
    bool isCut() const;
    // Ends both directions at once; any thread.
    static void cut(socket_t socket);

    // Without "override" where only later versions of the library ask.
    bool is_readable() const;
    bool wait_readable() const { return is_readable(); }
    bool is_writable() const;
    bool wait_writable() const { return is_writable(); }
    ssize_t read(char *data, size_t size) override;
    ssize_t write(const char *data, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }
    time_t duration() const { return 0; }

private:
    socket_t m_socket;
    std::shared_ptr<SSL> m_session;
    bool m_losesAnswers = false;
};

} // namespace demo
