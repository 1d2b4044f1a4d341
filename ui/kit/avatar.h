#pragma once

#include "ui/kit/theme.h"

#include <QWidget>

class QPainter;

namespace kit {

// A relay's square with its first letter, in one of the series colours so that it can be told apart everywhere.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    explicit Avatar(const QString &name, int series = 0, int size = 28, QWidget *parent = nullptr);
    void setName(const QString &name);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_letter{};
    int m_series;
    int m_size;
};

QString avatarLetter(const QString &name);
void drawAvatar(QPainter *painter, const QRectF &rect, const QString &letter, int series, const Theme &theme);

} // namespace kit
