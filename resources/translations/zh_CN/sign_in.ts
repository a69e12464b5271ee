<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>sign_in</name>
    <message><source>Business date</source><translation>营业日</translation></message>
    <message><source>Connected</source><translation>已连接</translation></message>
    <message><source>Looking for the centre</source><translation>正在连接服务器</translation></message>
    <message><source>Off line: sign in with known data</source><translation>离线：用本机已有资料登录</translation></message>
    <message><source>Password</source><translation>密码</translation></message>
    <message><source>Sign in</source><translation>登录</translation></message>
    <message><source>Staff number</source><translation>工号</translation></message>
    <message><source>The back office of the branches</source><translation>网点信贷后台</translation></message>
    <message><source>Workstation</source><translation>终端</translation></message>
    <message><source>Register this workstation</source><translation>登记本终端</translation></message>
    <message><source>This workstation is registered. Sign in.</source><translation>本终端已登记，请登录。</translation></message>
    <message><source>Help</source><translation>帮助</translation></message>
    <message><source>Signing in</source><translation>如何登录</translation></message>
</context>
</TS>
