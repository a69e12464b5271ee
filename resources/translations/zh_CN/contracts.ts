<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>contracts</name>
    <message><source>All clauses of the law are there</source><translation>法定条款齐全</translation></message>
    <message><source>All key terms explained</source><translation>关键条款均已说明</translation></message>
    <message><source>Annualised rate</source><translation>年化利率</translation></message>
    <message><source>Annualised rate within the cap</source><translation>综合年化低于上限</translation></message>
    <message><source>Approved</source><translation>批准金额</translation></message>
    <message><source>Approved files appear here.</source><translation>审批通过的件会出现在这里。</translation></message>
    <message><source>Approved, contract not made yet</source><translation>已批准，尚未生成合同</translation></message>
    <message><source>Borrower</source><translation>借款人</translation></message>
    <message><source>Certificates, seal and time stamp follow by themselves.</source><translation>证书、公章和时间戳由系统自动完成。</translation></message>
    <message><source>Checks</source><translation>合规检查</translation></message>
    <message><source>Choose one in the list.</source><translation>在列表中选一份。</translation></message>
    <message><source>Clear</source><translation>清除</translation></message>
    <message><source>Compliance checks</source><translation>合规检查</translation></message>
    <message><source>Contracts</source><translation>合同</translation></message>
    <message><source>Cost sheet</source><translation>成本明示</translation></message>
    <message><source>Evidence</source><translation>存证</translation></message>
    <message><source>Explain to the borrower</source><translation>向客户说明</translation></message>
    <message><source>Explained</source><translation>已说明这一条</translation></message>
    <message><source>In the evidence log</source><translation>已入存证日志</translation></message>
    <message><source>In the evidence log: leaf {number}.</source><translation>已入存证日志，第 {number} 叶。</translation></message>
    <message><source>Key terms</source><translation>关键条款</translation></message>
    <message><source>Key terms as printed</source><translation>关键条款原文</translation></message>
    <message><source>Lender</source><translation>贷款人</translation></message>
    <message><source>Loan contract</source><translation>借款合同</translation></message>
    <message><source>No contract chosen</source><translation>未选择合同</translation></message>
    <message><source>No contracts to sign</source><translation>没有待签合同</translation></message>
    <message><source>Open PDF</source><translation>打开 PDF</translation></message>
    <message><source>Paid out in full, nothing kept back</source><translation>本金全额发放，不预扣</translation></message>
    <message><source>Prepare contract</source><translation>生成合同</translation></message>
    <message><source>Principal {amount}. Annualised rate including all fees: {rate}. No other charges.</source><translation>借款本金 {amount} 元，综合年化利率（含全部费用）{rate}，不收取其他费用。</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Read out, then Space. {left} to go.</source><translation>读给客户听，再按空格。还剩 {left} 条。</translation></message>
    <message><source>Save PDF</source><translation>保存 PDF</translation></message>
    <message><source>Save evidence</source><translation>保存存证包</translation></message>
    <message><source>Saved: {name}</source><translation>已保存：{name}</translation></message>
    <message><source>Seals</source><translation>签章</translation></message>
    <message><source>Sign</source><translation>签名</translation></message>
    <message><source>Signature</source><translation>签名</translation></message>
    <message><source>Signature of the borrower</source><translation>客户签名</translation></message>
    <message><source>Signed by both</source><translation>双方已签署</translation></message>
    <message><source>Signed by the borrower; the seal follows</source><translation>客户已签名，随后加盖公章</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>The borrower signs on the pad.</source><translation>请客户在手写板签名。</translation></message>
    <message><source>The plan adds up</source><translation>还款计划勾稽相符</translation></message>
    <message><source>This did not happen</source><translation>操作未完成</translation></message>
    <message><source>What is printed is checked against the law at once.</source><translation>生成时即按法规逐项检查。</translation></message>
    <message><source>being printed</source><translation>正在生成</translation></message>
    <message><source>being sealed</source><translation>加盖公章中</translation></message>
    <message><source>by itself</source><translation>签后加盖</translation></message>
    <message><source>done</source><translation>已完成</translation></message>
    <message><source>draft</source><translation>草稿</translation></message>
    <message><source>explain first</source><translation>请先说明</translation></message>
    <message><source>explain now</source><translation>正在说明</translation></message>
    <message><source>explained</source><translation>已说明</translation></message>
    <message><source>no signature yet</source><translation>尚未签名</translation></message>
    <message><source>now</source><translation>进行中</translation></message>
    <message><source>prepared</source><translation>已制作</translation></message>
    <message><source>sealed</source><translation>已盖章</translation></message>
    <message><source>sending</source><translation>提交中</translation></message>
    <message><source>signed</source><translation>已签约</translation></message>
    <message><source>to be prepared</source><translation>待生成</translation></message>
    <message><source>to be signed</source><translation>待签约</translation></message>
    <message><source>to come</source><translation>待说明</translation></message>
    <message><source>void</source><translation>已作废</translation></message>
    <message><source>waiting</source><translation>等待</translation></message>
    <message><source>{count} terms to explain</source><translation>关键条款 {count} 条</translation></message>
    <message><source>{count} to sign</source><translation>待签 {count} 份</translation></message>
    <message><source>{passed} / {all} passed</source><translation>{passed} / {all} 通过</translation></message>
    <message><source>{product} · contract {number}</source><translation>{product} · 合同 {number}</translation></message>
</context>
</TS>
