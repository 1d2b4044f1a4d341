#pragma once

#include <QAbstractButton>

namespace kit {

// One 28 px line with a chevron that opens and closes what stands below it; checked is open.
class Disclosure : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Disclosure(const QString &text, QWidget *parent = nullptr);
    // Lighter, after the text: "196 tokens".
    void setDetail(const QString &detail);
    // What it opens; its visibility follows.
    void setBody(QWidget *body);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_detail{};
};

} // namespace kit
