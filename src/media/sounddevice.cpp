#include "media/sounddevice.h"

#include <QAudioDevice>
#include <QFile>
#include <QMediaDevices>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace media {

namespace {

#ifdef Q_OS_LINUX

bool answers(const QByteArray &socketPath)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.isEmpty() || static_cast<std::size_t>(socketPath.size()) >= sizeof(address.sun_path))
        return false;
    std::copy(socketPath.begin(), socketPath.end(), address.sun_path);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    const auto *plain = static_cast<const sockaddr *>(static_cast<const void *>(&address));
    const bool connected = ::connect(fd, plain, sizeof(address)) == 0;
    ::close(fd);
    return connected;
}

// Qt Multimedia complains aloud when no sound server is there (and its player crashes later), so look before asking.
bool hasSoundServer()
{
    const QByteArray server = qgetenv("PULSE_SERVER");
    if (server.startsWith("unix:"))
        return answers(server.mid(5));
    if (server.startsWith('/'))
        return answers(server);
    if (!server.isEmpty())
        return true; // a machine on the network, or a form of its own
    const QByteArray pulse = qgetenv("PULSE_RUNTIME_PATH");
    const QByteArray run = qgetenv("XDG_RUNTIME_DIR");
    return (!pulse.isEmpty() && answers(pulse + "/native")) || (!run.isEmpty() && answers(run + "/pulse/native")) ||
           answers("/run/pulse/native") || answers("/var/run/pulse/native");
}

void chooseBackend()
{
    // Qt 6.4's GStreamer backend dereferences null where a GStreamer plugin is not installed; FFmpeg's is linked whole.
    if (!qEnvironmentVariableIsSet("QT_MEDIA_BACKEND"))
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
}

#else

bool hasSoundServer()
{
    return true;
}

void chooseBackend() {}

#endif

core::Result<QAudioDevice> found(QAudioDevice (*device)(), const char *missing)
{
    if (hasSoundServer()) {
        chooseBackend();
        if (const QAudioDevice found = device(); !found.isNull())
            return found;
    }
    return core::Error{core::ErrorKind::NotFound, QLatin1String(missing)};
}

} // namespace

core::Result<QAudioDevice> defaultSpeaker()
{
    return found(&QMediaDevices::defaultAudioOutput, "no sound device");
}

core::Result<QAudioDevice> defaultMicrophone()
{
    return found(&QMediaDevices::defaultAudioInput, "no microphone");
}

} // namespace media
