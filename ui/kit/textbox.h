#pragma once

#include <QPlainTextEdit>

namespace kit {

// Several lines in a field's frame. Tab leaves it; text() is what was typed, line ends as \n.
class TextBox : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextBox(const QString &accessibleName, QWidget *parent = nullptr);
    // Grows with its text between these many lines.
    void setLines(int least, int most);
    void setWrong(const QString &sentence);
    const QString &wrong() const { return m_wrong; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void wrongChanged(const QString &sentence);

private:
    int heightFor(int lines) const;
    int m_least = 3;
    int m_most = 8;
    QString m_wrong{};
};

} // namespace kit
