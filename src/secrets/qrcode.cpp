#include "secrets/qrcode.h"

#include <memory>

#include <qrencode.h>

namespace secrets {

core::Result<QrCode> qrCodeOf(const core::Secret &text)
{
    QByteArray bytes = text.reveal();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    bytes.fill('\0');
    if (!code)
        return core::Error{core::ErrorKind::TooLarge, QStringLiteral("the text does not fit in a QR code")};
    std::vector<bool> cells;
    cells.reserve(static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width));
    for (int i = 0; i < code->width * code->width; ++i)
        cells.push_back((code->data[i] & 1) != 0);
    return QrCode(code->width, std::move(cells));
}

QString spelledForItsOwner(const core::Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

} // namespace secrets
