#pragma once

#include "media/studio.h"
#include "net/request.h"

#include <QUrl>

namespace media {

// What the answers of the media calls say. Pure.

// A picture with its bytes, or with the address where they are.
struct DrawnPicture
{
    Picture picture{};
    QUrl url{}; // only while the picture has no bytes
};

struct Drawing
{
    QList<DrawnPicture> pictures{};
    QString requestId{};
};

core::Result<Paid<QByteArray>> readSpeech(const net::Response &answer);
core::Result<Paid<QString>> readTranscription(const net::Response &answer);
core::Result<Drawing> readDrawing(const net::Response &answer);
core::Result<Picture> readPicture(const net::Response &answer, const QString &revisedPrompt);

} // namespace media
