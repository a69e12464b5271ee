<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>counter</name>
    <message><source>In the order agreed in the contract</source><translation>按合同约定顺序分配</translation></message>
    <message><source>Amount</source><translation>收款金额</translation></message>
    <message><source>Ask with the receipt number for the posting</source><translation>凭收据号可查询正式入账结果</translation></message>
    <message><source>Capitals</source><translation>大写</translation></message>
    <message><source>Cash received</source><translation>实收现金</translation></message>
    <message><source>Change to give</source><translation>找零</translation></message>
    <message><source>Clear</source><translation>清空</translation></message>
    <message><source>Count the cash in front of the customer, then print</source><translation>客户当面点清后再打印</translation></message>
    <message><source>Customer</source><translation>客户</translation></message>
    <message><source>Date</source><translation>日期</translation></message>
    <message><source>Due</source><translation>应还</translation></message>
    <message><source>Due date</source><translation>应还日</translation></message>
    <message><source>Due now</source><translation>当前应还</translation></message>
    <message><source>Due now {due} · to settle {payoff}</source><translation>当前应还 {due} · 今日结清 {payoff}</translation></message>
    <message><source>Everything is confirmed</source><translation>全部已确认</translation></message>
    <message><source>Fee</source><translation>费用</translation></message>
    <message><source>Find a customer to start</source><translation>搜索客户开始收款</translation></message>
    <message><source>Find customer</source><translation>搜索客户</translation></message>
    <message><source>In capitals</source><translation>大写</translation></message>
    <message><source>Instalment</source><translation>期次</translation></message>
    <message><source>Interest</source><translation>利息</translation></message>
    <message><source>Loan</source><translation>合同号</translation></message>
    <message><source>Loans found</source><translation>找到的贷款</translation></message>
    <message><source>Method</source><translation>收款方式</translation></message>
    <message><source>Name, initials, phone or ID tail, loan number</source><translation>姓名、拼音首字母、手机尾号、证件尾号、合同号</translation></message>
    <message><source>Next due</source><translation>下一应还日</translation></message>
    <message><source>No amount yet</source><translation>还没有金额</translation></message>
    <message><source>No receipts today</source><translation>今天还没有收据</translation></message>
    <message><source>No. {no}</source><translation>第 {no} 期</translation></message>
    <message><source>No. {no}  {amount}</source><translation>第 {no} 期  {amount}</translation></message>
    <message><source>Nothing found</source><translation>没有找到</translation></message>
    <message><source>Off line: this receipt is provisional until the server has confirmed it</source><translation>离线：这笔收款先开临时收据，服务器确认后才算入账</translation></message>
    <message><source>Outbox</source><translation>待同步</translation></message>
    <message><source>Payer</source><translation>付款人</translation></message>
    <message><source>Payment</source><translation>收款</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>Posting</source><translation>入账</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Principal left</source><translation>剩余本金</translation></message>
    <message><source>Print receipt {number}</source><translation>打印收据 {number}</translation></message>
    <message><source>Provisional</source><translation>临时</translation></message>
    <message><source>Provisional receipt</source><translation>收款临时收据</translation></message>
    <message><source>Provisional: valid once confirmed</source><translation>临时凭证 · 待服务器确认后生效</translation></message>
    <message><source>Receipt</source><translation>收款收据</translation></message>
    <message><source>Receipt no.</source><translation>收据号</translation></message>
    <message><source>Receipt preview</source><translation>收据预览</translation></message>
    <message><source>Receipt {number}</source><translation>收据 {number}</translation></message>
    <message><source>Retry connection</source><translation>重试连接</translation></message>
    <message><source>Search</source><translation>搜索</translation></message>
    <message><source>Split</source><translation>分配</translation></message>
    <message><source>State</source><translation>状态</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>Take and print provisional receipt</source><translation>收款并打印临时收据</translation></message>
    <message><source>Take and print receipt</source><translation>收款并打印收据</translation></message>
    <message><source>Teller</source><translation>经办</translation></message>
    <message><source>The amount due stands ready as soon as the loan is chosen.</source><translation>选定贷款后，应还金额自动填好。</translation></message>
    <message><source>The receipt appears here</source><translation>收据显示在这里</translation></message>
    <message><source>The split follows while you type.</source><translation>输入金额后立即显示分配。</translation></message>
    <message><source>This did not happen</source><translation>操作没有完成</translation></message>
    <message><source>This time</source><translation>本次收</translation></message>
    <message><source>Today's receipts</source><translation>今日收据</translation></message>
    <message><source>Try the tail of phone or ID, or the loan number.</source><translation>试试手机或证件尾号，或合同号。</translation></message>
    <message><source>Void receipt</source><translation>作废收据</translation></message>
    <message><source>Void receipt {number}</source><translation>作废收据 {number}</translation></message>
    <message><source>Void…</source><translation>作废…</translation></message>
    <message><source>exactly the amount</source><translation>不填为正好</translation></message>
    <message><source>{amount} from {name} is taken back. Only your own receipts of today; the number stays used.</source><translation>撤回 {name} 的 {amount}。只能作废本人当日收据；收据号不再使用。</translation></message>
    <message><source>{amount} taken from {name}</source><translation>已收 {name} {amount}</translation></message>
    <message><source>{count} entries of {amount} wait to be confirmed. Reversal, payout and approval need the line.</source><translation>待确认 {count} 笔，共 {amount}；冲正、放款、复核需联网。</translation></message>
    <message><source>{number} · {product} · principal left {outstanding} · data of {day}</source><translation>{number} · {product} · 剩余本金 {outstanding} · 数据截至 {day}</translation></message>
    <message><source>{surplus} above all dues is kept as credit</source><translation>多出 {surplus} 转入客户多缴款</translation></message>
</context>
</TS>
