#pragma once

#include "accounts/connect/linediff.h"
#include "accounts/connect/settings.h"

#include <QWidget>

namespace ui::accounts {

// Settings as they are written, in the code face, coloured a little, long lines broken. Also a comparison: a sign in
// front of each line and a tint, so that nothing hangs on colour alone. Never mirrored. No secret is ever in its text.
class CodeLines : public QWidget
{
    Q_OBJECT
public:
    explicit CodeLines(const QString &accessibleName, QWidget *parent = nullptr);

    void setText(const QString &text, ::accounts::connect::Syntax syntax);
    void setDifferences(const QList<::accounts::connect::DiffLine> &lines);
    const QString &text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 0}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Lines = QList<::accounts::connect::DiffLine>;
    int paintLines(QPainter *painter, int width) const;
    void show(const Lines &lines);

    Lines m_lines{};
    QString m_text{};
    ::accounts::connect::Syntax m_syntax = ::accounts::connect::Syntax::Plain;
    bool m_compares = false;
};

} // namespace ui::accounts
