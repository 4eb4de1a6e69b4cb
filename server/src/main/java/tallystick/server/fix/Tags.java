package tallystick.server.fix;

/// Numbers of fields, by their names in FIX 4.4.
final class Tags {
  static final int AVG_PX = 6;
  static final int CL_ORD_ID = 11;
  static final int COMMISSION = 12;
  static final int COMM_TYPE = 13;
  static final int CUM_QTY = 14;
  static final int EXEC_ID = 17;
  static final int EXEC_INST = 18;
  static final int LAST_PX = 31;
  static final int LAST_QTY = 32;
  static final int MSG_TYPE = 35;
  static final int ORDER_ID = 37;
  static final int ORDER_QTY = 38;
  static final int ORD_STATUS = 39;
  static final int ORD_TYPE = 40;
  static final int ORIG_CL_ORD_ID = 41;
  static final int PRICE = 44;
  static final int REF_SEQ_NUM = 45;
  static final int SIDE = 54;
  static final int SYMBOL = 55;
  static final int TEXT = 58;
  static final int TIME_IN_FORCE = 59;
  static final int TRANSACT_TIME = 60;
  static final int STOP_PX = 99;
  static final int CXL_REJ_REASON = 102;
  static final int ORD_REJ_REASON = 103;
  static final int MAX_FLOOR = 111;
  static final int EXPIRE_TIME = 126;
  static final int NO_RELATED_SYM = 146;
  static final int EXEC_TYPE = 150;
  static final int LEAVES_QTY = 151;
  static final int CURRENCY = 15;
  static final int SECURITY_DESC = 107;
  static final int PEG_OFFSET = 211;
  static final int MD_REQ_ID = 262;
  static final int SUBSCRIPTION = 263;
  static final int MARKET_DEPTH = 264;
  static final int NO_MD_ENTRY_TYPES = 267;
  static final int NO_MD_ENTRIES = 268;
  static final int MD_ENTRY_TYPE = 269;
  static final int MD_ENTRY_PX = 270;
  static final int MD_ENTRY_SIZE = 271;
  static final int MD_UPDATE_ACTION = 279;
  static final int MD_REQ_REJ_REASON = 281;
  static final int SECURITY_REQ_ID = 320;
  static final int SECURITY_RESPONSE_ID = 322;
  static final int NUMBER_OF_ORDERS = 346;
  static final int REF_MSG_TYPE = 372;
  static final int RESTATEMENT_REASON = 378;
  static final int BUSINESS_REJECT_REF_ID = 379;
  static final int BUSINESS_REJECT_REASON = 380;
  static final int CXL_REJ_RESPONSE_TO = 434;
  static final int SECONDARY_EXEC_ID = 527;
  static final int MASS_CANCEL_REQUEST_TYPE = 530;
  static final int MASS_CANCEL_RESPONSE = 531;
  static final int PASSWORD = 554;
  static final int SECURITY_LIST_REQUEST_TYPE = 559;
  static final int SECURITY_REQUEST_RESULT = 560;
  static final int ROUND_LOT = 561;
  static final int MIN_TRADE_VOL = 562;

  private Tags() {}
}
