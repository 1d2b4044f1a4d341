<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MessageElement</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::MoneyLabel</name>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n without a known amount</numerusform>
            <numerusform>%n without a known amount</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kit::MoneyText</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::CheckInCard</name>
    <message numerus="yes">
        <source>%n days this month</source>
        <translation>
            <numerusform>%n day this month</numerusform>
            <numerusform>%n days this month</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::CodeLines</name>
    <message numerus="yes">
        <source>%n lines that stay</source>
        <translation>
            <numerusform>%n line that stays</numerusform>
            <numerusform>%n lines that stay</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::ConnectApp</name>
    <message numerus="yes">
        <source>The key is put in when you copy, and the clipboard is cleared after %n s.</source>
        <translation>
            <numerusform>The key is put in when you copy, and the clipboard is cleared after %n s.</numerusform>
            <numerusform>The key is put in when you copy, and the clipboard is cleared after %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::FoundWords</name>
    <message numerus="yes">
        <source>%n models, rates published</source>
        <translation>
            <numerusform>%n model, rates published</numerusform>
            <numerusform>%n models, rates published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeyForm</name>
    <message numerus="yes">
        <source>all %n</source>
        <translation>
            <numerusform>all %n</numerusform>
            <numerusform>all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n bytes: a Chinese character takes three</source>
        <translation>
            <numerusform>At most %n byte: a Chinese character takes three</numerusform>
            <numerusform>At most %n bytes: a Chinese character takes three</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysPage</name>
    <message numerus="yes">
        <source>%n keys have no limit.</source>
        <translation>
            <numerusform>%n key has no limit.</numerusform>
            <numerusform>%n keys have no limit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysTable</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::NoticesCard</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::ProfileSection</name>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::RunwayBar</name>
    <message numerus="yes">
        <source>About %n days</source>
        <translation>
            <numerusform>About %n day</numerusform>
            <numerusform>About %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::SecondStep</name>
    <message numerus="yes">
        <source>This computer’s clock is %n s behind the relay’s; that may be why.</source>
        <translation>
            <numerusform>This computer’s clock is %n s behind the relay’s; that may be why.</numerusform>
            <numerusform>This computer’s clock is %n s behind the relay’s; that may be why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n s ahead of the relay’s; that may be why.</source>
        <translation>
            <numerusform>This computer’s clock is %n s ahead of the relay’s; that may be why.</numerusform>
            <numerusform>This computer’s clock is %n s ahead of the relay’s; that may be why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::SecuritySection</name>
    <message numerus="yes">
        <source>%n backup codes are left.</source>
        <translation>
            <numerusform>%n backup code is left.</numerusform>
            <numerusform>%n backup codes are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::WalletPage</name>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n without a known amount</numerusform>
            <numerusform>%n without a known amount</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts do not say</source>
        <translation>
            <numerusform>%n account does not say</numerusform>
            <numerusform>%n accounts do not say</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts left out</source>
        <translation>
            <numerusform>%n account left out</numerusform>
            <numerusform>%n accounts left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Together %1 in %n accounts</source>
        <translation>
            <numerusform>Together %1 in %n account</numerusform>
            <numerusform>Together %1 in %n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::billing::RedeemDialog</name>
    <message numerus="yes">
        <source>%n codes found</source>
        <translation>
            <numerusform>%n code found</numerusform>
            <numerusform>%n codes found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> of %n characters each</source>
        <translation>
            <numerusform> of %n character each</numerusform>
            <numerusform> of %n characters each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::billing::UsagePage</name>
    <message numerus="yes">
        <source>%n without a known cost</source>
        <translation>
            <numerusform>%n without a known cost</numerusform>
            <numerusform>%n without a known cost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelFilterBar</name>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelSide</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The median of %n billed answers</source>
        <translation>
            <numerusform>The median of %n billed answer</numerusform>
            <numerusform>The median of %n billed answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelsPage</name>
    <message numerus="yes">
        <source>None of the %n models has all that was asked for.</source>
        <translation>
            <numerusform>The %n model does not have all that was asked for.</numerusform>
            <numerusform>None of the %n models has all that was asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n models shown</source>
        <translation>
            <numerusform>%1 of %n model shown</numerusform>
            <numerusform>%1 of %n models shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this key may call %1 of %n</source>
        <translation>
            <numerusform>this key may call %1 of %n</numerusform>
            <numerusform>this key may call %1 of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::catalog::RateWords</name>
    <message numerus="yes">
        <source>published, %n sizes</source>
        <translation>
            <numerusform>published, %n size</numerusform>
            <numerusform>published, %n sizes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>learned, %n requests</source>
        <translation>
            <numerusform>learned, %n request</numerusform>
            <numerusform>learned, %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::ChatsPage</name>
    <message numerus="yes">
        <source>%n answers without a known cost</source>
        <translation>
            <numerusform>%n answer without a known cost</numerusform>
            <numerusform>%n answers without a known cost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::CostStrip</name>
    <message numerus="yes">
        <source>%1 of %n messages travel</source>
        <translation>
            <numerusform>%1 of %n message travels</numerusform>
            <numerusform>%1 of %n messages travel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::ModelPicker</name>
    <message numerus="yes">
        <source>Search %n models</source>
        <translation>
            <numerusform>Search %n model</numerusform>
            <numerusform>Search %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models do not fit and are hidden</source>
        <translation>
            <numerusform>%n model does not fit and is hidden</numerusform>
            <numerusform>%n models do not fit and are hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search %1 models on %n relays</source>
        <translation>
            <numerusform>Search %1 models on %n relay</numerusform>
            <numerusform>Search %1 models on %n relays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models cannot see pictures and are hidden</source>
        <translation>
            <numerusform>%n model cannot see pictures and is hidden</numerusform>
            <numerusform>%n models cannot see pictures and are hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models have too little context and are hidden</source>
        <translation>
            <numerusform>%n model has too little context and is hidden</numerusform>
            <numerusform>%n models have too little context and are hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::ParametersPane</name>
    <message numerus="yes">
        <source>last %n messages · %1 tokens</source>
        <translation>
            <numerusform>last %n message · %1 tokens</numerusform>
            <numerusform>last %n messages · %1 tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message numerus="yes">
        <source>%n answers are running. Closing stops them; what has arrived is kept.</source>
        <translation>
            <numerusform>%n answer is running. Closing stops it; what has arrived is kept.</numerusform>
            <numerusform>%n answers are running. Closing stops them; what has arrived is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::shell::StatusBar</name>
    <message numerus="yes">
        <source>%n answers running</source>
        <translation>
            <numerusform>%n answer running</numerusform>
            <numerusform>%n answers running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
</context>
</TS>
