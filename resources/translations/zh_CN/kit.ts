<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>kit</name>
    <message><source>yuan</source><translation>元</translation></message>
    <message><source>In capitals</source><translation>大写</translation></message>
    <message><source>Show in clear</source><translation>查看明文</translation></message>
    <message><source>leaves a trace</source><translation>会留痕</translation></message>
    <message><source>Made by</source><translation>经办</translation></message>
    <message><source>Checked by</source><translation>复核</translation></message>
    <message><source>Authorised by</source><translation>授权</translation></message>
    <message><source>done</source><translation>已完成</translation></message>
    <message><source>now</source><translation>进行中</translation></message>
    <message><source>waiting</source><translation>等待</translation></message>
    <message><source>passed</source><translation>通过</translation></message>
    <message><source>needs a look</source><translation>需核对</translation></message>
    <message><source>failed</source><translation>不通过</translation></message>
    <message><source>hint</source><translation>提示</translation></message>
    <message><source>Code {code}</source><translation>编号 {code}</translation></message>
    <message><source>This could not be shown</source><translation>无法显示</translation></message>
    <message><source>{seconds} s, still reading… Esc cancels</source><translation>已 {seconds} 秒，仍在读取… Esc 取消</translation></message>
    <message><source>Reading</source><translation>读取中</translation></message>
    <message><source>Before</source><translation>更改前</translation></message>
    <message><source>After</source><translation>更改后</translation></message>
    <message><source>Undo</source><translation>撤销</translation></message>
    <message><source>Close</source><translation>关闭</translation></message>
    <message><source>Picture of the document</source><translation>证件图片</translation></message>
    <message><source>Magnified field</source><translation>放大的字段</translation></message>
    <message><source>Smaller</source><translation>缩小</translation></message>
    <message><source>Larger</source><translation>放大</translation></message>
    <message><source>Turn</source><translation>旋转</translation></message>
    <message><source>Fit</source><translation>适合窗口</translation></message>
    <message><source>Opens when every term is explained</source><translation>全部条款说明后才能签名</translation></message>
    <message><source>signed</source><translation>已签名</translation></message>
    <message><source>not signed</source><translation>未签名</translation></message>
    <message><source>Signature</source><translation>签名</translation></message>
    <message><source>{what} · {code}</source><translation>{what} · {code}</translation></message>
    <message><source>Sign here</source><translation>请在此签名</translation></message>
</context>
</TS>
