#include "core/error.h"

namespace core {

QString kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorKind::Offline:
        return QStringLiteral("Offline");
    case ErrorKind::Timeout:
        return QStringLiteral("Timeout");
    case ErrorKind::Tls:
        return QStringLiteral("Tls");
    case ErrorKind::Unauthorized:
        return QStringLiteral("Unauthorized");
    case ErrorKind::Forbidden:
        return QStringLiteral("Forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("NotFound");
    case ErrorKind::QuotaExceeded:
        return QStringLiteral("QuotaExceeded");
    case ErrorKind::RateLimited:
        return QStringLiteral("RateLimited");
    case ErrorKind::BadRequest:
        return QStringLiteral("BadRequest");
    case ErrorKind::TooLarge:
        return QStringLiteral("TooLarge");
    case ErrorKind::ServerFault:
        return QStringLiteral("ServerFault");
    case ErrorKind::Protocol:
        return QStringLiteral("Protocol");
    case ErrorKind::Storage:
        return QStringLiteral("Storage");
    case ErrorKind::SecretLocked:
        return QStringLiteral("SecretLocked");
    case ErrorKind::SecretUnavailable:
        return QStringLiteral("SecretUnavailable");
    }
    return {};
}

QString causeName(ErrorCause cause)
{
    switch (cause) {
    case ErrorCause::None:
        return QStringLiteral("None");
    case ErrorCause::KeyUnknown:
        return QStringLiteral("KeyUnknown");
    case ErrorCause::KeyExpired:
        return QStringLiteral("KeyExpired");
    case ErrorCause::KeyUsedUp:
        return QStringLiteral("KeyUsedUp");
    case ErrorCause::KeyDisabled:
        return QStringLiteral("KeyDisabled");
    case ErrorCause::BalanceTooLow:
        return QStringLiteral("BalanceTooLow");
    case ErrorCause::KeyLimitTooLow:
        return QStringLiteral("KeyLimitTooLow");
    case ErrorCause::ModelNotAllowed:
        return QStringLiteral("ModelNotAllowed");
    case ErrorCause::NetworkNotAllowed:
        return QStringLiteral("NetworkNotAllowed");
    case ErrorCause::GroupSaturated:
        return QStringLiteral("GroupSaturated");
    case ErrorCause::SupplierRefused:
        return QStringLiteral("SupplierRefused");
    case ErrorCause::ModelUnavailable:
        return QStringLiteral("ModelUnavailable");
    case ErrorCause::EndpointMissing:
        return QStringLiteral("EndpointMissing");
    case ErrorCause::CodeUnknown:
        return QStringLiteral("CodeUnknown");
    case ErrorCause::CodeUsed:
        return QStringLiteral("CodeUsed");
    case ErrorCause::CodeRefusedSilently:
        return QStringLiteral("CodeRefusedSilently");
    case ErrorCause::TooManyCodes:
        return QStringLiteral("TooManyCodes");
    case ErrorCause::WebPage:
        return QStringLiteral("WebPage");
    case ErrorCause::BrowserCheck:
        return QStringLiteral("BrowserCheck");
    case ErrorCause::WrongPassword:
        return QStringLiteral("WrongPassword");
    case ErrorCause::SecondFactorWanted:
        return QStringLiteral("SecondFactorWanted");
    case ErrorCause::SecondFactorWrong:
        return QStringLiteral("SecondFactorWrong");
    case ErrorCause::SignedOut:
        return QStringLiteral("SignedOut");
    case ErrorCause::UserBanned:
        return QStringLiteral("UserBanned");
    case ErrorCause::SessionUnsendable:
        return QStringLiteral("SessionUnsendable");
    case ErrorCause::UserIdWanted:
        return QStringLiteral("UserIdWanted");
    case ErrorCause::ManagementLimited:
        return QStringLiteral("ManagementLimited");
    case ErrorCause::Interrupted:
        return QStringLiteral("Interrupted");
    case ErrorCause::EmptyAnswer:
        return QStringLiteral("EmptyAnswer");
    case ErrorCause::ContextTooLong:
        return QStringLiteral("ContextTooLong");
    case ErrorCause::ContentRefused:
        return QStringLiteral("ContentRefused");
    case ErrorCause::UntrustedCertificate:
        return QStringLiteral("UntrustedCertificate");
    case ErrorCause::PlainHttpPort:
        return QStringLiteral("PlainHttpPort");
    case ErrorCause::NoKeychain:
        return QStringLiteral("NoKeychain");
    case ErrorCause::NewerDatabase:
        return QStringLiteral("NewerDatabase");
    case ErrorCause::Refused:
        return QStringLiteral("Refused");
    }
    return {};
}

} // namespace core
