using Microsoft.AspNetCore.Identity;

namespace JatengPortal.Identity.Accounts;

/// <summary>What the framework refuses, in the words of this portal.</summary>
internal sealed class IndonesianIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => Of(nameof(DuplicateUserName), string.Format(null, Texts.User_name_taken, userName));

    public override IdentityError InvalidUserName(string? userName) => Of(nameof(InvalidUserName), Texts.User_name_invalid);

    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail), string.Format(null, Texts.Email_taken, email));

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), Texts.Email_invalid);

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch), Texts.Password_current_wrong);

    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure), Texts.Account_changed_meanwhile);

    private static IdentityError Of(string code, string description) => new() { Code = code, Description = description };
}
