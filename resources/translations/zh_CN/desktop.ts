<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>desktop</name>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Something went wrong in the program</source><translation>程序出现异常</translation></message>
    <message><source>The program ended unexpectedly</source><translation>程序上次意外退出</translation></message>
    <message><source>They are safe on this workstation and go out at the next sign-in.</source><translation>已加密保存在本终端，下次登录后自动发送。</translation></message>
    <message><source>Your windows and drafts are back.</source><translation>窗口和草稿已恢复。</translation></message>
    <message><source>{count} orders wait to be sent {sum}</source><translation>还有 {count} 笔待发送 {sum}</translation></message>
</context>
</TS>
