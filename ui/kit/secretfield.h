#pragma once

#include "core/secret.h"

#include <QWidget>

namespace kit {

class Field;
class IconButton;

// Where a password, key or token is typed. Gives a core::Secret and wipes itself; no property ever holds the text.
class SecretField : public QWidget
{
    Q_OBJECT
public:
    explicit SecretField(const QString &accessibleName, QWidget *parent = nullptr);
    ~SecretField() override;

    bool isEmpty() const;
    // The secret; the field is empty afterwards and its memory overwritten.
    core::Secret take();
    void wipe();
    void setPlaceholder(const QString &text);
    void setWrong(const QString &sentence);
    // For a FieldNote; do not read its text.
    Field *field() const { return m_field; }

Q_SIGNALS:
    // Something was typed or removed; never carries the text.
    void edited();
    void returnPressed();

private:
    void showText(bool shown);
    Field *m_field;
    IconButton *m_eye;
};

} // namespace kit
