namespace Throughline.Server.Pages.Shared;

/// <summary>One message that stays while the reader goes to another page: what was done, and how to take it back.</summary>
/// <param name="Text">What was done.</param>
/// <param name="ActionText">What can be done about it.</param>
/// <param name="Action">Does it. Null: nothing can.</param>
public sealed record Notice(string Text, string ActionText = "", Func<Task>? Action = null)
{
    /// <summary>The keys that do it too. Null: none.</summary>
    public string? Keys { get; init; }
}

/// <summary>Shows messages in the frame. One per reader.</summary>
public sealed class Notices
{
    /// <summary>The message in view. Null: none.</summary>
    public Notice? Current { get; private set; }

    /// <summary>Raised when it changes.</summary>
    public event Action? Changed;

    /// <summary>Shows a message in place of the one in view.</summary>
    public void Show(Notice notice) => Set(notice);

    /// <summary>Takes the message away.</summary>
    public void Clear() => Set(null);

    private void Set(Notice? notice)
    {
        Current = notice;
        Changed?.Invoke();
    }
}
