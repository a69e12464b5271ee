<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>intake</name>
    <message><source>A customer of another branch: {who}</source><translation>其他机构的客户：{who}</translation></message>
    <message><source>A document is missing</source><translation>缺少材料</translation></message>
    <message><source>Add picture</source><translation>添加图片</translation></message>
    <message><source>Address</source><translation>住址</translation></message>
    <message><source>All at maturity</source><translation>到期一次还本付息</translation></message>
    <message><source>Amount</source><translation>金额</translation></message>
    <message><source>All-in rate (IRR)</source><translation>综合年化（IRR）</translation></message>
    <message><source>An unfinished file is kept: {who}, saved {time}</source><translation>有未完成的草稿：{who}，{time} 保存</translation></message>
    <message><source>Applicant</source><translation>申请人</translation></message>
    <message><source>Application handed in; the centre decides</source><translation>进件已提交，等待服务器审核</translation></message>
    <message><source>Bank card</source><translation>银行卡</translation></message>
    <message><source>Bank statements</source><translation>银行流水</translation></message>
    <message><source>Birth and sex agree with the number</source><translation>出生日期、性别与号码一致</translation></message>
    <message><source>Business</source><translation>经营信息</translation></message>
    <message><source>Business licence</source><translation>营业执照</translation></message>
    <message><source>Business name</source><translation>企业名称</translation></message>
    <message><source>Hard to read at place {places}. {check}</source><translation>第 {places} 位看不清。{check}</translation></message>
    <message><source>Check digit of the ID number is right</source><translation>证件号码校验通过</translation></message>
    <message><source>Checks</source><translation>核对结果</translation></message>
    <message><source>Confirm what is sure</source><translation>确认有把握的字段</translation></message>
    <message><source>confirmed</source><translation>已确认</translation></message>
    <message><source>Consent</source><translation>授权</translation></message>
    <message><source>Continue</source><translation>继续填写</translation></message>
    <message><source>corrected</source><translation>已更正</translation></message>
    <message><source>Credit code</source><translation>统一社会信用代码</translation></message>
    <message><source>Date of birth</source><translation>出生日期</translation></message>
    <message><source>Discard</source><translation>放弃草稿</translation></message>
    <message><source>Documents</source><translation>材料</translation></message>
    <message><source>Draft saved {time}</source><translation>草稿已保存 {time}</translation></message>
    <message><source>Equal instalments</source><translation>等额本息</translation></message>
    <message><source>Equal principal</source><translation>等额本金</translation></message>
    <message><source>Ethnic group</source><translation>民族</translation></message>
    <message><source>Fees</source><translation>费用</translation></message>
    <message><source>Fields to compare with the picture: {count}</source><translation>待与图片核对的字段：{count} 个</translation></message>
    <message><source>Fill in what is known</source><translation>带入资料</translation></message>
    <message><source>First instalment</source><translation>首期应还</translation></message>
    <message><source>ID card, back</source><translation>身份证国徽面</translation></message>
    <message><source>ID card, front</source><translation>身份证人像面</translation></message>
    <message><source>ID number</source><translation>证件号码</translation></message>
    <message><source>Interest first</source><translation>先息后本</translation></message>
    <message><source>It is right</source><translation>无误</translation></message>
    <message><source>Kind of document</source><translation>材料类型</translation></message>
    <message><source>Mobile</source><translation>手机号码</translation></message>
    <message><source>Monthly income</source><translation>月收入</translation></message>
    <message><source>Name</source><translation>姓名</translation></message>
    <message><source>No documents yet. Scan, drop or paste.</source><translation>还没有材料。拍照、拖入或粘贴图片</translation></message>
    <message><source>Or drop files here, or paste a picture with Ctrl V</source><translation>也可拖入文件，或按 Ctrl V 粘贴图片</translation></message>
    <message><source>Other document</source><translation>其他材料</translation></message>
    <message><source>Probably the same customer: {who}</source><translation>疑似同一客户：{who}</translation></message>
    <message><source>Product</source><translation>产品</translation></message>
    <message><source>Product and amount</source><translation>产品与金额</translation></message>
    <message><source>Purpose</source><translation>用途</translation></message>
    <message><source>Repayment method</source><translation>还款方式</translation></message>
    <message><source>Sex</source><translation>性别</translation></message>
    <message><source>Submit application</source><translation>提交进件</translation></message>
    <message><source>Term</source><translation>期限</translation></message>
    <message><source>The borrower has read and signed the consent (bureau query, sensitive data, passing on)</source><translation>客户已阅读并签署授权书（征信查询、敏感信息处理、对外提供）</translation></message>
    <message><source>The card is valid to {day}</source><translation>证件有效期至 {day}</translation></message>
    <message><source>The card is valid without end</source><translation>证件长期有效</translation></message>
    <message><source>This did not work</source><translation>操作未完成</translation></message>
    <message><source>to confirm</source><translation>待确认</translation></message>
    <message><source>Total interest</source><translation>利息合计</translation></message>
    <message><source>Use {text}</source><translation>改用 {text}</translation></message>
    <message><source>Valid from</source><translation>有效期起</translation></message>
    <message><source>Valid to</source><translation>有效期止</translation></message>
    <message><source>by hand</source><translation>手填</translation></message>
    <message><source>missing</source><translation>缺</translation></message>
    <message><source>months</source><translation>个月</translation></message>
    <message><source>reading</source><translation>识别中</translation></message>
    <message><source>there</source><translation>已有</translation></message>
    <message><source>without a name</source><translation>未填姓名</translation></message>
</context>
</TS>
