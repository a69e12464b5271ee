<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message><source>yes</source><translation>是</translation></message>
    <message><source>no</source><translation>否</translation></message>
    <message><source>This was not done. Please tell your administrator the code {code}.</source><translation>这一步没有完成。请把编号 {code} 告诉管理员。</translation></message>
    <message><source>The program has a fault; nothing is lost. Tell your administrator the number {id}.</source><translation>程序出错，数据没有丢失。请把编号 {id} 告诉管理员。</translation></message>
    <message><source>Too much work is waiting already. Try again in a moment.</source><translation>等待处理的工作太多，请稍后再试。</translation></message>
    <message><source>Enter an amount.</source><translation>请输入金额。</translation></message>
    <message><source>“{text}” is not an amount.</source><translation>「{text}」不是金额。</translation></message>
    <message><source>The amount must be above zero.</source><translation>金额必须大于零。</translation></message>
    <message><source>An amount has at most two decimals.</source><translation>金额最多两位小数。</translation></message>
    <message><source>The amount is too large to be right.</source><translation>金额过大，请核对。</translation></message>
    <message><source>Your role does not include this ({permission}).</source><translation>您的角色没有这项权限（{permission}）。</translation></message>
    <message><source>This lies outside the branches you work for.</source><translation>这不在您负责的机构范围内。</translation></message>
    <message><source>You took an earlier step yourself. Another person must do this one.</source><translation>前一步由您本人办理，这一步须由他人办理。</translation></message>
    <message><source>{amount_fen} is above your limit of {limit_fen}.</source><translation>{amount_fen} 超过您的权限 {limit_fen}。</translation></message>
    <message><source>This file is not a picture.</source><translation>这个文件不是图片。</translation></message>
    <message><source>The picture is too large.</source><translation>图片过大。</translation></message>
    <message><source>The picture cannot be read. Take it again with more light and less tilt.</source><translation>图片读不出来，请在光线充足处正对着重拍。</translation></message>
    <message><source>This is a picture of another document.</source><translation>这是另一种证件的图片。</translation></message>
    <message><source>Reading the picture took too long. Type the fields by hand.</source><translation>识别超时，请手工录入。</translation></message>
    <message><source>Reading documents is not available on this computer. Type the fields by hand.</source><translation>本机不能识别证件，请手工录入。</translation></message>
</context>
</TS>
