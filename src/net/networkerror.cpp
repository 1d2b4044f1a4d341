#include "net/networkerror.h"

#include <QMetaEnum>

namespace net {

std::optional<core::ErrorKind> failureOf(QNetworkReply::NetworkError error, int status)
{
    using E = QNetworkReply;
    using core::ErrorKind;
    switch (error) {
    case E::NoError:
        return {};
    case E::ConnectionRefusedError:
    case E::RemoteHostClosedError:
    case E::HostNotFoundError:
    case E::TemporaryNetworkFailureError:
    case E::NetworkSessionFailedError:
    case E::BackgroundRequestNotAllowedError:
    case E::UnknownNetworkError:
    case E::ProxyConnectionRefusedError:
    case E::ProxyConnectionClosedError:
    case E::ProxyNotFoundError:
    case E::UnknownProxyError:
    case E::ContentReSendError: // the connection was closed after the body went out
        return ErrorKind::Offline;
    case E::ProxyAuthenticationRequiredError: // also what Qt makes of a 407
        return ErrorKind::Offline;
    case E::TimeoutError:
    case E::ProxyTimeoutError:
        return ErrorKind::Timeout;
    case E::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case E::OperationCanceledError:
        return ErrorKind::Cancelled;
    case E::TooManyRedirectsError:
    case E::InsecureRedirectError:
    case E::ProtocolUnknownError:
    case E::ProtocolFailure:
        return ErrorKind::Protocol;
    case E::ProtocolInvalidOperationError: // what Qt makes of a 400 or 418
    case E::ContentAccessDenied:
    case E::ContentOperationNotPermittedError:
    case E::ContentNotFoundError:
    case E::AuthenticationRequiredError:
    case E::ContentConflictError:
    case E::ContentGoneError:
    case E::UnknownContentError:
    case E::InternalServerError:
    case E::OperationNotImplementedError:
    case E::ServiceUnavailableError:
    case E::UnknownServerError:
        break;
    }
    if (status >= 400)
        return {};
    return ErrorKind::Protocol;
}

QString nameOf(QNetworkReply::NetworkError error)
{
    const char *key = QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(error);
    return key ? QString::fromLatin1(key) : QStringLiteral("NetworkError(%1)").arg(static_cast<int>(error));
}

} // namespace net
