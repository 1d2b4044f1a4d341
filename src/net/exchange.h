#pragma once

#include "net/requestbody.h"
#include "net/transport.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

class QNetworkReply;
class QNetworkRequest;

namespace net {

enum class Coding { Any, Identity };

// One request on the wire, redirects and time limits included: what both Transport::send and Transport::stream are.
class Exchange final : public Stream
{
    Q_OBJECT
public:
    // The manager and the certificates outlive the exchange, or the scope was cancelled before.
    Exchange(const Request &request, Coding coding, QNetworkAccessManager *manager, Certificates &certificates,
             core::Scope &scope);
    ~Exchange() override;

    void abort() override;
    // Ends with an error that the caller found (an answer too large).
    void endWith(const core::Result<void> &how);

Q_SIGNALS:
    void released(); // the connection is free again

private:
    void start();
    QNetworkRequest spell() const;
    void watch(QNetworkReply *reply);
    void letGo();
    void noteProgress();
    void checkProgress();
    bool takeHead();
    bool followRedirect(int status);
    void takeBytes();
    void takeEnd();
    void fail(core::ErrorKind kind, const QString &why);
    QString place() const;

    Request m_request;
    RequestBody m_body;
    Coding m_coding;
    QUrl m_url;
    QPointer<QNetworkAccessManager> m_manager;
    Certificates &m_certificates;
    QPointer<QNetworkReply> m_reply{};
    QString m_tlsErrors{};
    QTimer m_watch{};
    QElapsedTimer m_sinceProgress{};
    bool m_certificateRefused = false;
    int m_redirects = 0;
    int m_status = 0;
    bool m_mayHaveSecrets = true; // false once a redirect has led to another site
    bool m_connected = false;
    bool m_headSeen = false;
    bool m_ended = false;
    core::Scope::Handle m_handle{};
};

} // namespace net
