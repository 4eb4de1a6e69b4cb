/// Who has what: assets, balances, transfers and holds, kept by double entry.
///
/// Every movement is two or more postings that add up to nothing; what an asset's issuer has given
/// out stands as the negative balance of the account `issuance`. A *hold* sets part of a balance
/// aside for a payee until it is captured (paid), released (given back) or its deadline passes. All
/// that waits in the venue waits on a hold, or, if it has a row of its own in another room, as an
/// open order has, on a [Reserve]. So the sum of both is the sum of open obligations.
@NullMarked
package tallystick.domains.accounts;

import org.jspecify.annotations.NullMarked;
