#pragma once

#include <QObject>
#include <QThread>

namespace bench {

// A relay that knows one model and answers every chat with so many pieces of Markdown, in a thread of its own: its work
// is not the window's.
class TokenSource
{
public:
    // delay between two pieces in ms; 0: all at once, as fast as the socket takes them.
    TokenSource(int tokens, int delay);
    ~TokenSource();
    QString address() const { return m_address; }

private:
    QThread m_thread{};
    QObject *m_server = nullptr;
    QString m_address{};
};

} // namespace bench
