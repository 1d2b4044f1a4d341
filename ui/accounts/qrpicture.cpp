#include "ui/accounts/qrpicture.h"

#include "ui/kit/metrics.h"

#include <QPainter>

namespace ui::accounts {

namespace {

constexpr int side = 192;
constexpr int quiet = 4; // cells of white around it, as the standard wants

} // namespace

QrPicture::QrPicture(secrets::QrCode code, QWidget *parent) : QWidget(parent), m_code(std::move(code))
{
    setFixedSize(side, side);
}

void QrPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const int cells = m_code.size() + 2 * quiet;
    const double cell = double(side) / cells;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (int y = 0; y < m_code.size(); ++y) {
        for (int x = 0; x < m_code.size(); ++x) {
            if (!m_code.isDark(x, y))
                continue;
            // From edge to edge, so that no hair of white shows between two cells.
            const double left = (x + quiet) * cell;
            const double top = (y + quiet) * cell;
            painter.drawRect(QRectF(left, top, cell + 0.05, cell + 0.05));
        }
    }
}

} // namespace ui::accounts
