using System.Globalization;
using Throughline.Programs;

namespace Throughline.Interchange.MsProject;

/// <summary>What a Microsoft Project XML file says, element by element, before it becomes a plan.</summary>
internal sealed partial class MspdiDocument
{
    private readonly XmlCursor _cursor;
    private readonly ImportRequest _request;
    private readonly ProblemList _problems;
    private MspdiRow _current;
    private int _details;

    public MspdiDocument(XmlCursor cursor, ImportRequest request, ProblemList problems)
    {
        _cursor = cursor;
        _request = request;
        _problems = problems;
        Ids = new IdSource(request.Program);
        Project = new MspdiRow(MspdiFields.Project, problems);
        _current = Project;
        _task = new MspdiRow(MspdiFields.Task, problems);
        _link = new MspdiRow(MspdiFields.Link, problems);
        _baseline = new MspdiRow(MspdiFields.TaskBaseline, problems);
        _custom = new MspdiRow(MspdiFields.CustomValue, problems);
        _resource = new MspdiRow(MspdiFields.Resource, problems);
        _assignment = new MspdiRow(MspdiFields.Assignment, problems);
    }

    public IdSource Ids { get; }

    public LedgerBuilder Ledger { get; } = new();

    public MspdiRow Project { get; }

    public List<CustomFieldDefinition> CustomFields { get; } = [];

    public List<MspdiCalendar> Calendars { get; } = [];

    public List<MspdiTask> Tasks { get; } = [];

    public List<MspdiResource> Resources { get; } = [];

    public List<MspdiAssignment> Assignments { get; } = [];

    /// <summary>Where reading stands, for a problem that ends it.</summary>
    public int Line => _cursor.Line;

    /// <summary>What is being read, for a problem that ends it.</summary>
    public string Place => _current == Project ? "Project" : _current.Label;

    /// <summary>Reads the file to its end.</summary>
    public void Read()
    {
        _cursor.ToRoot();
        if (_cursor.AtEnd || _cursor.Name != "Project")
        {
            _problems.Fail("not-a-project", $"This is XML, but not a Microsoft Project file: its root element is '{_cursor.Name}'.", _cursor.Line, accepted: FileFormats.Accepted);
            return;
        }
        Project.Begin(_cursor.Line);
        ReadFields(MspdiFields.Project, Project, ReadSection);
        while (!_cursor.AtEnd) _cursor.Skip();
    }

    private bool ReadSection(string name)
    {
        switch (name)
        {
            case "ExtendedAttributes":
                Section("ExtendedAttribute", ReadCustomDefinition);
                return true;
            case "Calendars":
                Section("Calendar", ReadCalendar);
                return true;
            case "Tasks":
                Section("Task", ReadTask);
                return true;
            case "Resources":
                Section("Resource", ReadResource);
                return true;
            case "Assignments":
                Section("Assignment", ReadAssignment);
                return true;
            default:
                return false;
        }
    }

    private void Section(string element, Action read) => _cursor.ForEachChild(name =>
    {
        if (name == element) read();
        else SkipUnknown("Project", name);
        _current = Project;
    });

    /// <summary>Reads the children of the current element: plain values into the row, nested elements by the callback, the rest to the ledger.</summary>
    private void ReadFields(FieldSet fields, MspdiRow row, Func<string, bool>? nested = null)
    {
        _current = row;
        _cursor.ForEachChild(name =>
        {
            var slot = fields.Find(name);
            if (slot >= 0)
            {
                var line = _cursor.Line;
                row.Set(slot, _cursor.Text(), line);
            }
            else if (slot == FieldSet.Derived) _cursor.Skip();
            else if (nested is null || !nested(name)) SkipUnknown(fields.Entity, name, row);
        });
    }

    private void SkipUnknown(string entity, string name, MspdiRow? row = null)
    {
        var line = _cursor.Line;
        var value = _cursor.Text();
        if (value is "" && !_cursor.HeldElements || value is "0" or "false" or "-1" or "NA" or "PT0H0M0S") return;
        if (MspdiFields.IsUsual(name, value)) return;
        if (MspdiFields.IsPreference(entity, name))
        {
            Ledger.Dropped(entity, null, "Display, defaults and bookkeeping of the source tool are not part of a plan.", name, line);
            return;
        }
        var example = row is null || row == Project ? value : value.Length > 0 ? $"{row.Label}: {value}" : row.Label;
        Ledger.Dropped(entity, name, MspdiFields.Reason(name), example.Length > 0 ? example : null, line);
    }

    private void CountDetail()
    {
        if (++_details > _request.Limits.Details)
            throw new ImportLimitException("too-many-rows", string.Create(CultureInfo.InvariantCulture, $"The file holds more than {_request.Limits.Details} links, assignments, exceptions and values."), "a smaller plan");
    }

    private void CountItem(int count)
    {
        if (count > _request.Limits.Items)
            throw new ImportLimitException("too-many-items", string.Create(CultureInfo.InvariantCulture, $"The file holds more than {_request.Limits.Items} tasks, resources or calendars."), "a smaller plan");
    }

    private void ReadCustomDefinition()
    {
        CountDetail();
        var row = new MspdiRow(MspdiFields.CustomDefinition, _problems);
        row.Begin(_cursor.Line);
        ReadFields(MspdiFields.CustomDefinition, row);
        if (row["FieldID"] is not { Length: > 0 } field || CustomFields.Exists(known => known.FieldId == field)) return;
        CustomFields.Add(new CustomFieldDefinition(field, row["FieldName"] is { Length: > 0 } name ? name : field, row["Alias"] is { Length: > 0 } alias ? alias : null));
    }

    private void ReadCustomValue(List<CustomFieldValue> values)
    {
        CountDetail();
        _custom.Begin(_cursor.Line);
        var owner = _current;
        ReadFields(MspdiFields.CustomValue, _custom);
        _current = owner;
        if (_custom["FieldID"] is { Length: > 0 } field && _custom["Value"] is { } value && !values.Exists(known => known.FieldId == field))
            values.Add(new CustomFieldValue(field, value));
    }
}
