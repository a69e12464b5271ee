<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>statements</name>
    <message><source>Alipay</source><translation>支付宝</translation></message>
    <message><source>All lines</source><translation>全部</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Bank statements (*.xlsx *.xls *.csv *.txt *.xml);;All files (*)</source><translation>银行流水 (*.xlsx *.xls *.csv *.txt *.xml);;所有文件 (*)</translation></message>
    <message><source>Belongs to</source><translation>分配到</translation></message>
    <message><source>Beyond doubt: {count} lines of {amount} in all</source><translation>已匹配 {count} 行，共 {amount}</translation></message>
    <message><source>Booked on</source><translation>入账日</translation></message>
    <message><source>CCB</source><translation>建设银行</translation></message>
    <message><source>CMB</source><translation>招商银行</translation></message>
    <message><source>Choose a line with ↑ and ↓.</source><translation>用 ↑ ↓ 选择一行。</translation></message>
    <message><source>Confirm, next line</source><translation>确认并下一行</translation></message>
    <message><source>Done</source><translation>已处理</translation></message>
    <message><source>Drop a bank statement</source><translation>拖入银行流水文件</translation></message>
    <message><source>Each line is matched to a loan; you confirm what is in doubt.</source><translation>系统逐行匹配贷款，存疑的由您确认。</translation></message>
    <message><source>Held in suspense. Nobody could be found for it yet.</source><translation>已挂暂存，尚未查明。</translation></message>
    <message><source>Hold</source><translation>挂暂存</translation></message>
    <message><source>ICBC</source><translation>工商银行</translation></message>
    <message><source>In suspense</source><translation>已挂暂存</translation></message>
    <message><source>Line</source><translation>行</translation></message>
    <message><source>Line {number}</source><translation>第 {number} 行</translation></message>
    <message><source>Lines</source><translation>流水行</translation></message>
    <message><source>Matched</source><translation>已匹配</translation></message>
    <message><source>Matched to</source><translation>匹配到</translation></message>
    <message><source>No line chosen</source><translation>未选择流水</translation></message>
    <message><source>No lines in this view</source><translation>这里没有流水</translation></message>
    <message><source>No loan fits. Hold the line in suspense; it is explained later.</source><translation>没有合适的贷款。可先挂暂存，查明后再入账。</translation></message>
    <message><source>No statements yet</source><translation>还没有流水文件</translation></message>
    <message><source>Note</source><translation>附言</translation></message>
    <message><source>Open a bank statement</source><translation>打开银行流水</translation></message>
    <message><source>Open file…</source><translation>打开文件…</translation></message>
    <message><source>other</source><translation>其他</translation></message>
    <message><source>Payer</source><translation>付款人</translation></message>
    <message><source>Post</source><translation>入账</translation></message>
    <message><source>Post {count} lines</source><translation>入账 {count} 行</translation></message>
    <message><source>Posted</source><translation>已入账</translation></message>
    <message><source>Posted to {name}, {loan}.</source><translation>已入账：{name}，{loan}。</translation></message>
    <message><source>Result</source><translation>结果</translation></message>
    <message><source>Several loans come into question</source><translation>有多笔贷款可能对应</translation></message>
    <message><source>Skipped</source><translation>重复已跳过</translation></message>
    <message><source>Statements</source><translation>银行流水</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>The account is the borrower's own</source><translation>付款账户是借款人本人账户</translation></message>
    <message><source>The amount is exactly what is due</source><translation>金额恰为应还金额</translation></message>
    <message><source>The amount is more than settles the loan</source><translation>金额超过结清金额</translation></message>
    <message><source>The amount settles the loan exactly</source><translation>金额恰为结清金额</translation></message>
    <message><source>The note names the loan number</source><translation>附言中有合同号</translation></message>
    <message><source>The note names the virtual account</source><translation>附言中有虚拟账号</translation></message>
    <message><source>The payer's name is the borrower's</source><translation>付款人与借款人同名</translation></message>
    <message><source>This did not happen</source><translation>操作没有完成</translation></message>
    <message><source>This line is not money that came in</source><translation>这一行不是收入款项</translation></message>
    <message><source>To confirm</source><translation>待确认</translation></message>
    <message><source>Unknown</source><translation>未知</translation></message>
    <message><source>WeChat Pay</source><translation>微信支付</translation></message>
    <message><source>Why</source><translation>匹配依据</translation></message>
    <message><source>done</source><translation>已处理</translation></message>
    <message><source>keys 1–9</source><translation>按 1–9 选择</translation></message>
    <message><source>no note</source><translation>无附言</translation></message>
    <message><source>no candidate</source><translation>无候选</translation></message>
    <message><source>known already</source><translation>与以前文件重叠</translation></message>
    <message><source>{count} candidates</source><translation>{count} 个候选</translation></message>
    <message><source>due {amount}</source><translation>应还 {amount}</translation></message>
    <message><source>{name} · {lines}</source><translation>{name} · {lines}</translation></message>
    <message><source>{count} lines</source><translation>{count} 行</translation></message>
    <message><source>{count} lines posted</source><translation>已入账 {count} 行</translation></message>
    <message><source>{count} lines · ↑↓ choose · 1–9 candidate · Enter confirm · H hold</source><translation>{count} 行 · ↑↓ 选行 · 1–9 选候选 · Enter 确认 · H 挂暂存</translation></message>
    <message><source>{count} open</source><translation>{count} 行待办</translation></message>
</context>
</TS>
