#pragma once

#include "core/secret.h"

#include <QLineEdit>

namespace ui::accounts {

// Six digits in cells of their own, one field underneath: typing, deleting and pasting ("407 112") work as in any.
class CodeCells : public QLineEdit
{
    Q_OBJECT
public:
    explicit CodeCells(QWidget *parent = nullptr);
    // All six digits, else empty.
    core::Secret code() const;
    void setWrong(bool wrong);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void completed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void takeDigits(const QString &text);
    bool m_wrong = false;
};

} // namespace ui::accounts
