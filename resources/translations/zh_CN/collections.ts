<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>collections</name>
    <message><source>All cases</source><translation>全部案件</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>Answered today</source><translation>今日接通</translation></message>
    <message><source>Answered today {count} of {most}</source><translation>今日接通 {count}/{most}</translation></message>
    <message><source>Arrears by instalment</source><translation>分期欠款</translation></message>
    <message><source>Arrears in total</source><translation>欠款合计</translation></message>
    <message><source>Busy</source><translation>占线</translation></message>
    <message><source>Call</source><translation>致电</translation></message>
    <message><source>Called, line busy</source><translation>致电占线</translation></message>
    <message><source>Called, no answer</source><translation>致电未接</translation></message>
    <message><source>Calls are allowed from {first}:00 to {last}:00</source><translation>可联系时段 {first}:00 至 {last}:00</translation></message>
    <message><source>Calls so far are known at the centre only</source><translation>联系次数须联网查看</translation></message>
    <message><source>Cases</source><translation>案件</translation></message>
    <message><source>Choose one in the list.</source><translation>在列表中选一户。</translation></message>
    <message><source>Copy of this computer</source><translation>本机副本</translation></message>
    <message><source>Day</source><translation>日期</translation></message>
    <message><source>Day and amount of each payment that was promised.</source><translation>填写每笔承诺的日期和金额。</translation></message>
    <message><source>Due on</source><translation>应还日</translation></message>
    <message><source>History</source><translation>往来记录</translation></message>
    <message><source>How the call ended</source><translation>联系结果</translation></message>
    <message><source>Instalment</source><translation>欠款构成</translation></message>
    <message><source>Interest, fees</source><translation>利息费用</translation></message>
    <message><source>Largest first</source><translation>按欠款从高到低</translation></message>
    <message><source>Longest first</source><translation>逾期最久在前</translation></message>
    <message><source>May be called now</source><translation>现在可联系</translation></message>
    <message><source>My cases</source><translation>我的案件</translation></message>
    <message><source>No answer</source><translation>未接</translation></message>
    <message><source>No calls</source><translation>禁止联系</translation></message>
    <message><source>No case chosen</source><translation>未选择案件</translation></message>
    <message><source>No cases in this stage</source><translation>本阶段没有案件</translation></message>
    <message><source>No. {no}</source><translation>第 {no} 期</translation></message>
    <message><source>Not in arrears</source><translation>未逾期</translation></message>
    <message><source>Not the person</source><translation>非本人</translation></message>
    <message><source>Note on the customer</source><translation>客户备注</translation></message>
    <message><source>Nothing so far</source><translation>暂无往来</translation></message>
    <message><source>Nothing to collect here today.</source><translation>今天这里没有要催收的贷款。</translation></message>
    <message><source>Nothing was recorded</source><translation>没有保存</translation></message>
    <message><source>Now {clock}</source><translation>现在 {clock}</translation></message>
    <message><source>Open customer</source><translation>打开客户</translation></message>
    <message><source>Open loan</source><translation>打开贷款</translation></message>
    <message><source>Order</source><translation>排序</translation></message>
    <message><source>Other steps</source><translation>其他动作</translation></message>
    <message><source>Paused</source><translation>已暂停</translation></message>
    <message><source>Penalty</source><translation>罚息</translation></message>
    <message><source>Principal</source><translation>本金</translation></message>
    <message><source>Promise broken</source><translation>承诺未兑现</translation></message>
    <message><source>Promise to pay</source><translation>承诺还款</translation></message>
    <message><source>Promise today</source><translation>承诺今日</translation></message>
    <message><source>Promised amount {no}</source><translation>承诺金额 {no}</translation></message>
    <message><source>Promised day {no}</source><translation>承诺日期 {no}</translation></message>
    <message><source>Promised {amount} by {day}</source><translation>承诺 {day} 还 {amount}</translation></message>
    <message><source>Promised {day}</source><translation>承诺 {day}</translation></message>
    <message><source>Propose waiver…</source><translation>申请减免…</translation></message>
    <message><source>Reached</source><translation>接通本人</translation></message>
    <message><source>Reached the borrower</source><translation>接通本人</translation></message>
    <message><source>Record this call</source><translation>记录本次联系</translation></message>
    <message><source>Repaid {amount}</source><translation>还款 {amount}</translation></message>
    <message><source>Save only</source><translation>仅保存记录</translation></message>
    <message><source>Save, next case</source><translation>保存并下一户</translation></message>
    <message><source>Show more</source><translation>显示更多</translation></message>
    <message><source>Somebody else answered</source><translation>非本人接听</translation></message>
    <message><source>Sum</source><translation>合计</translation></message>
    <message><source>Tail {tail} · {product}</source><translation>尾号 {tail} · {product}</translation></message>
    <message><source>Take repayment</source><translation>收还款</translation></message>
    <message><source>The call is recorded</source><translation>联系记录已保存</translation></message>
    <message><source>The first call stands here.</source><translation>首次联系后在此显示。</translation></message>
    <message><source>The loan cannot be read</source><translation>无法读取贷款</translation></message>
    <message><source>No third parties</source><translation>不得联系第三方</translation></message>
    <message><source>This week {count}</source><translation>本周接通 {count}</translation></message>
    <message><source>Total</source><translation>合计</translation></message>
    <message><source>Waits to be confirmed</source><translation>待服务器确认</translation></message>
    <message><source>What was said</source><translation>沟通内容</translation></message>
    <message><source>When to call: 08:00–22:00</source><translation>可联系时段 08:00–22:00</translation></message>
    <message><source>Whose cases</source><translation>案件范围</translation></message>
    <message><source>kept</source><translation>已兑现</translation></message>
    <message><source>no case</source><translation>未选择案件</translation></message>
    <message><source>not kept</source><translation>未兑现</translation></message>
    <message><source>open</source><translation>待兑现</translation></message>
    <message><source>replaced by a later promise</source><translation>已由新承诺取代</translation></message>
    <message><source>{count} cases</source><translation>{count} 户</translation></message>
    <message><source>{days} days</source><translation>{days} 天</translation></message>
    <message><source>{method} · {number}</source><translation>{method} · {number}</translation></message>
    <message><source>{most} calls today</source><translation>今日已满 {most} 次</translation></message>
    <message><source>{number} · no. {no} of {term} · {product} · phone {tail}</source><translation>{number} · 第 {no}/{term} 期 · {product} · 尾号 {tail}</translation></message>
    <message><source>{stage} · {count} cases {amount}</source><translation>{stage} · {count} 户 {amount}</translation></message>
    <message><source>{stage} · {days} days</source><translation>{stage} · {days} 天</translation></message>
    <message><source>{state} · {paid} came in</source><translation>{state} · 实收 {paid}</translation></message>
    <message><source>{sum} promised: covers all arrears</source><translation>承诺合计 {sum}，覆盖全部欠款</translation></message>
    <message><source>{sum} promised: {left} of the arrears left</source><translation>承诺合计 {sum}，还差 {left}</translation></message>
</context>
</TS>
