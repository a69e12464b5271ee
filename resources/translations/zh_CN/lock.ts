<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>lock</name>
    <message><source>Business date</source><translation>营业日</translation></message>
    <message><source>Locked</source><translation>已锁定</translation></message>
    <message><source>Password</source><translation>密码</translation></message>
    <message><source>Sign in as somebody else</source><translation>换人登录</translation></message>
    <message><source>Unlock</source><translation>解锁</translation></message>
    <message><source>What you had open is as you left it. Drafts are kept.</source><translation>打开的内容保持原样，草稿已保存。</translation></message>
    <message><source>Workstation</source><translation>终端</translation></message>
</context>
</TS>
