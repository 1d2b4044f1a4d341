#pragma once

#include "core/secret.h"

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QWidget>

class QClipboard;

namespace kit {

class Button;
class Label;
class Meter;

// Copies a secret marked "do not keep" for clipboard managers, and clears it after 30 s, but only what is still ours.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QClipboard *clipboard, QObject *parent = nullptr,
                             std::chrono::milliseconds keeps = std::chrono::seconds(30));
    ~SecretClipboard() override;

    // around: text in which "%1" is the place of the secret ("export KEY=\"%1\""); empty: the secret alone.
    void copy(const core::Secret &secret, const QString &around = {});
    void clearNow();
    bool isHolding() const { return m_timer.isActive(); }
    std::chrono::milliseconds timeLeft() const;
    std::chrono::milliseconds keeps() const { return m_keeps; }

Q_SIGNALS:
    void copied();
    // About once a second while it lies there.
    void counted(std::chrono::milliseconds left);
    // The clipboard was cleared, or somebody else took it.
    void ended();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    bool isOurs() const;
    void finish();

    QClipboard *m_clipboard;
    std::chrono::milliseconds m_keeps;
    QBasicTimer m_timer{};
    QElapsedTimer m_since{};
    QByteArray m_mark{}; // tells our data from somebody else's without keeping the secret
};

// "Key copied, cleared in 22 s", a meter and "Clear now".
class CopiedNotice : public QWidget
{
    Q_OBJECT
public:
    explicit CopiedNotice(QWidget *parent = nullptr);
    // Shows itself while the clipboard holds something of ours.
    void follow(SecretClipboard *clipboard);
    void showLeft(std::chrono::milliseconds left, std::chrono::milliseconds of);
    QSize sizeHint() const override;

Q_SIGNALS:
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_text;
    Button *m_clear;
    Meter *m_meter;
};

} // namespace kit
