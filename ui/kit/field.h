#pragma once

#include "ui/kit/icons.h"

#include <QLineEdit>

class QVBoxLayout;

namespace kit {

// A one-line field, 32 high: control border, 2 px accent with focus, 2 px danger when wrong. The sentence that says
// what is wrong is shown by a FieldNote below it and is the field's accessible description.
class Field : public QLineEdit
{
    Q_OBJECT
public:
    explicit Field(const QString &text = {}, QWidget *parent = nullptr);

    // An empty sentence makes it right again. Typing keeps the sentence: whoever checked decides when it is right.
    void setWrong(const QString &sentence);
    const QString &wrong() const { return m_wrong; }
    void setLeadingIcon(IconName name);
    // A short text at the end: a unit ("tokens") or the shortcut that comes here.
    void setSuffix(const QString &suffix);
    // Room at the end for a widget that lies in the field (the eye of a secret).
    void setTrailingRoom(int pixels);
    // The softer border of a search field on a pane.
    void setQuiet(bool quiet);
    bool isQuiet() const { return m_quiet; }
    // Paint as focused whatever the focus is (the parts page).
    void setShownFocused(bool focused);
    bool isShownFocused() const { return m_shownFocused; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void wrongChanged(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeText();
    QString m_wrong{};
    QString m_icon{};
    QString m_suffix{};
    int m_trailingRoom = 0;
    bool m_quiet = false;
    bool m_shownFocused = false;
};

// The sentence under a wrong field, with its mark; takes no room while all is right.
class FieldNote : public QWidget
{
    Q_OBJECT
public:
    explicit FieldNote(Field *field, QWidget *parent = nullptr);
    explicit FieldNote(QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    const QString &sentence() const { return m_sentence; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_sentence{};
};

} // namespace kit
