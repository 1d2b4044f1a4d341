#pragma once

#include <QIODevice>

#include <memory>

namespace net {

// A body that can be read once. When a server closes the connection without an answer, Qt sends the request again up
// to three times, a POST as well, as long as it can rewind the body; one that says no ends in ContentReSendError.
// A redemption or a chat must never be sent twice.
class UploadDevice final : public QIODevice
{
    Q_OBJECT
public:
    explicit UploadDevice(std::shared_ptr<const QByteArray> bytes, QObject *parent = nullptr);

    bool isSequential() const override { return false; } // so that Content-Length is known and nothing is buffered
    qint64 size() const override { return m_bytes->size(); }
    bool seek(qint64 to) override;
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<const QByteArray> m_bytes;
};

} // namespace net
