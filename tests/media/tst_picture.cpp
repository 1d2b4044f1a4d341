#include "media/mime.h"
#include "media/picture.h"
#include "support/quietmain.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QLoggingCategory>
#include <QtEndian>

using namespace media;

namespace {

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

// Left half red, right half blue.
QImage halves(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image(width, height, format);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixelColor(x, y, x < width / 2 ? Qt::red : Qt::blue);
    }
    return image;
}

// An EXIF segment with an orientation and a word that stands for the place where the picture was taken.
QByteArray withExif(const QByteArray &jpeg, int orientation)
{
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    exif += static_cast<char>(orientation);
    exif += QByteArray("\0\0\0\0\0\0GPS-PLACE", 15);
    QByteArray segment("\xff\xe1");
    char size[2];
    qToBigEndian(static_cast<quint16>(exif.size() + 2), size);
    return jpeg.left(2) + segment + QByteArray(size, 2) + exif + jpeg.mid(2);
}

bool isReddish(QColor c)
{
    return c.red() > 200 && c.blue() < 80;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFittingPictureKeepsItsBytes()
    {
        const QByteArray png = encoded(halves(40, 30), "PNG");
        QString mime;
        QCOMPARE(fitPicture(png, 100, &mime).value(), withoutMetadata(png));
        QCOMPARE(mime, QStringLiteral("image/png"));
        const QByteArray jpeg = encoded(halves(40, 30), "JPEG");
        QCOMPARE(fitPicture(jpeg, 100, &mime).value(), jpeg);
        QCOMPARE(mime, QStringLiteral("image/jpeg"));
    }
    void shrinksToTheLongestSide()
    {
        QString mime;
        const auto wide = QImage::fromData(fitPicture(encoded(halves(400, 100), "JPEG"), 200, &mime).value());
        QCOMPARE(wide.size(), QSize(200, 50));
        QCOMPARE(mime, QStringLiteral("image/jpeg"));
        QVERIFY(isReddish(wide.pixelColor(40, 25)));
        const auto thin = QImage::fromData(fitPicture(encoded(halves(2, 3000), "PNG"), 100, &mime).value());
        QCOMPARE(thin.size(), QSize(1, 100));
    }
    void alphaKeepsPng()
    {
        QImage image = halves(300, 200, QImage::Format_ARGB32);
        image.setPixelColor(299, 199, QColor(0, 0, 0, 0));
        QString mime;
        const auto fitted = QImage::fromData(fitPicture(encoded(image, "PNG"), 150, &mime).value());
        QCOMPARE(mime, QStringLiteral("image/png"));
        QVERIFY(fitted.hasAlphaChannel());
        QVERIFY(fitted.pixelColor(149, 99).alpha() < 255);
    }
    void otherFormatsBecomePngOrJpeg()
    {
        for (const char *name : {"red.webp", "red.gif"}) {
            QFile f(QStringLiteral(TEST_DATA "/media/") + QLatin1String(name));
            QVERIFY(f.open(QIODevice::ReadOnly));
            QString mime;
            const auto fitted = fitPicture(f.readAll(), 100, &mime);
            QVERIFY2(fitted.ok(), name);
            QCOMPARE(mime, QStringLiteral("image/png"));
            QCOMPARE(QImage::fromData(*fitted).size(), QSize(8, 6));
        }
    }
    void aTurnedPhotoStandsUpright()
    {
        const QByteArray photo = withExif(encoded(halves(200, 100), "JPEG"), 6); // turn it 90° clockwise
        QCOMPARE(pictureSize(photo), QSize(100, 200));
        for (const int side : {1000, 100, 30}) {
            QString mime;
            const auto fitted = fitPicture(photo, side, &mime);
            QVERIFY(fitted.ok());
            QVERIFY(!fitted->contains("GPS-PLACE"));
            const QImage image = QImage::fromData(*fitted);
            QCOMPARE(image.size(), side == 1000 ? QSize(100, 200) : QSize(side / 2, side));
            QVERIFY(isReddish(image.pixelColor(image.width() / 2, image.height() / 8)));
            QVERIFY(!isReddish(image.pixelColor(image.width() / 2, image.height() * 7 / 8)));
        }
    }
    void metadataStaysHere()
    {
        const QByteArray plain = encoded(halves(40, 30), "JPEG");
        const QByteArray photo = withExif(plain, 1);
        QString mime;
        QCOMPARE(fitPicture(photo, 100, &mime).value(), plain);
        QImage image = halves(40, 30);
        image.setText(QStringLiteral("Author"), QStringLiteral("SOMEBODY"));
        const QByteArray png = encoded(image, "PNG");
        QVERIFY(png.contains("SOMEBODY"));
        for (const int side : {100, 20}) {
            const auto fitted = fitPicture(png, side, &mime);
            QVERIFY(!fitted->contains("SOMEBODY"));
            QVERIFY(!QImage::fromData(*fitted).isNull());
        }
    }
    void noPictureIsAnError_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("svg, which may name files")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'/>");
        QTest::newRow("a PNG's first bytes") << encoded(halves(40, 30), "PNG").left(20);
        QTest::newRow("jpeg head only") << QByteArray("\xff\xd8\xff\xe0");
    }
    void noPictureIsAnError()
    {
        QFETCH(QByteArray, bytes);
        QString mime;
        QLoggingCategory::setFilterRules(
            QStringLiteral("qt.gui.imageio*=false")); // the library's words on broken bytes
        const auto fitted = fitPicture(bytes, 100, &mime);
        QVERIFY(!fitted.ok());
        QCOMPARE(fitted.error().kind, core::ErrorKind::BadRequest);
        QVERIFY(pictureSize(bytes).isEmpty());
    }
    void aBombIsNotUnpacked()
    {
        QByteArray png = encoded(halves(40, 30), "PNG");
        qToBigEndian(quint32(60'000), png.data() + 16);
        qToBigEndian(quint32(60'000), png.data() + 20);
        // The head's checksum must be right, or the reader would refuse it for another reason.
        quint32 crc = 0xffffffff;
        for (qsizetype i = 12; i < 29; ++i) {
            crc ^= static_cast<unsigned char>(png.at(i));
            for (int k = 0; k < 8; ++k)
                crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
        }
        qToBigEndian(crc ^ 0xffffffff, png.data() + 29);
        QString mime;
        const auto fitted = fitPicture(png, 100, &mime);
        QCOMPARE(fitted.error().kind, core::ErrorKind::TooLarge);
        QVERIFY(fitted.error().detail.contains(QStringLiteral("60000 x 60000")));
    }
    void aLargePhotoIsRead()
    {
        const QByteArray photo =
            encoded(halves(9000, 6000), "JPEG"); // 54 megapixels: over Qt's own limit when unpacked whole
        QString mime;
        const auto fitted = fitPicture(photo, 1500, &mime);
        QVERIFY2(fitted.ok(), fitted.ok() ? "" : qPrintable(fitted.error().detail));
        QCOMPARE(QImage::fromData(*fitted).size(), QSize(1500, 1000));
    }
};

RELAYDESK_TEST(QCoreApplication, TestPicture)
#include "tst_picture.moc"
